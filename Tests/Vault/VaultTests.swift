import Crypto
import Foundation
import Kernel
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Vault

@Suite("The vault")
struct VaultTests {
    private let folder: TemporaryFolder
    private let database: SQLiteDatabase
    private let master = MasterKey.random()
    private let vault: Vault

    private static let secret = Array("举报人:张三,电话 13800001234,𠮷\u{0}end".utf8)

    init() throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase(path: folder.file("vault.sqlite"), migrations: Migration.vault)
        vault = Vault(database: database, master: master)
    }

    private func keep(_ bytes: [UInt8] = secret, kind: String = "intake.reporter") async throws -> SealedRef {
        let seal = vault.seal(bytes, kind: kind)
        try await vault.keep([seal], at: Sample.now)
        return seal.reference
    }

    private func count(_ table: String) async throws -> Int {
        try await database.read { try $0.row("SELECT count(*) FROM \(table)", [])?.int(0) ?? -1 }
    }

    @Test(
        "what is sealed and kept opens as it was", arguments: [secret, [], [0], [UInt8](repeating: 7, count: 100_000)])
    func roundTrip(_ bytes: [UInt8]) async throws {
        let reference = try await keep(bytes)
        #expect(reference.byteCount == bytes.count)
        #expect(try await vault.open(reference) == bytes)
        #expect(try await Vault(database: database, master: master).open(reference) == bytes)
    }

    @Test("what was sealed and not kept is not there")
    func notKept() async throws {
        let seal = vault.seal(Self.secret, kind: "k")
        await #expect(throws: VaultError.missing) { _ = try await vault.open(seal.reference) }
    }

    @Test("several values are kept together or not at all")
    func together() async throws {
        let (first, second) = (vault.seal([1], kind: "k"), vault.seal([2], kind: "k"))
        try await vault.keep([first], at: Sample.now)
        await #expect(throws: VaultError.self) { try await vault.keep([second, first], at: Sample.now) }
        await #expect(throws: VaultError.missing) { _ = try await vault.open(second.reference) }
        #expect(try await vault.open(first.reference) == [1])
    }

    @Test("the same secret never has the same digest, content or key twice, and the digest is not its plain hash")
    func salted() async throws {
        let (first, second) = (vault.seal(Self.secret, kind: "k"), vault.seal(Self.secret, kind: "k"))
        #expect(first.reference.id != second.reference.id)
        #expect(first.reference.digest != second.reference.digest)
        #expect(first.content != second.content && first.wrappedKey != second.wrappedKey)
        #expect(first.content.count == second.content.count)
    }

    @Test("no file of the vault holds a byte run of the secret, in any form it could be written in plain")
    func nothingPlainOnDisk() async throws {
        let reference = try await keep()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.contains("vault.sqlite") && files.contains("vault.sqlite-wal"))
        var found = Data()
        for file in files { found += try Data(contentsOf: URL(filePath: folder.file(file))) }
        #expect(found.range(of: Data(reference.id.text.utf8)) != nil, "the row itself is in what was searched")
        let text = String(decoding: Self.secret, as: UTF8.self)
        for length in [6, 12] {
            for start in stride(from: 0, to: Self.secret.count - length, by: 1) {
                #expect(found.range(of: Data(Self.secret[start..<start + length])) == nil)
            }
        }
        #expect(found.range(of: Data(Self.secret).base64EncodedData().prefix(16)) == nil)
        #expect(found.range(of: Data(text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }.prefix(12))) == nil)
    }

    @Test("another master key opens nothing")
    func wrongMaster() async throws {
        let reference = try await keep()
        await #expect(throws: VaultError.damaged) {
            _ = try await Vault(database: database, master: .random()).open(reference)
        }
    }

    @Test("a byte changed anywhere in content or key: it does not open", arguments: ["content", "wrapped"])
    func flipped(_ column: String) async throws {
        let reference = try await keep([1, 2, 3])
        let table = column == "content" ? "sealed" : "data_key"
        let whole = try await database.read {
            try $0.row("SELECT \(column) FROM \(table)", [])?.blob(0) ?? []
        }
        #expect(!whole.isEmpty)
        for index in whole.indices {
            var changed = whole
            changed[index] ^= 1
            let bytes = changed
            try await database.write { _ = try $0.run("UPDATE \(table) SET \(column) = ?", [.blob(bytes)]) }
            await #expect(throws: VaultError.damaged, "byte \(index)") { _ = try await vault.open(reference) }
        }
        for bytes in [[], Array(whole.dropLast()), whole + [0]] {
            try await database.write { _ = try $0.run("UPDATE \(table) SET \(column) = ?", [.blob(bytes)]) }
            await #expect(throws: VaultError.damaged) { _ = try await vault.open(reference) }
        }
        try await database.write { _ = try $0.run("UPDATE \(table) SET \(column) = ?", [.blob(whole)]) }
        #expect(try await vault.open(reference) == [1, 2, 3])
    }

    @Test("a row put in the place of another does not open there, nor under another kind")
    func swapped() async throws {
        let (one, two) = (try await keep([1]), try await keep([2]))
        try await database.write { session in
            for table in ["sealed", "data_key"] {
                for (from, to) in [(one.id.text, "tmp"), (two.id.text, one.id.text), ("tmp", two.id.text)] {
                    try session.run("UPDATE \(table) SET id = ? WHERE id = ?", [.text(to), .text(from)])
                }
            }
        }
        await #expect(throws: VaultError.damaged) { _ = try await vault.open(one) }
        await #expect(throws: VaultError.damaged) { _ = try await vault.open(two) }
        let third = try await keep([3])
        try await database.write { session in
            _ = try session.run("UPDATE sealed SET kind = 'intake.original' WHERE id = ?", [.text(third.id.text)])
        }
        await #expect(throws: VaultError.damaged) { _ = try await vault.open(third) }
    }

    @Test("a reference whose digest or length is not the content's does not open")
    func otherDigest() async throws {
        let (one, two) = (try await keep([1, 2]), try await keep([3, 4]))
        for wrong in [
            SealedRef(id: one.id, digest: two.digest, byteCount: 2),
            SealedRef(id: one.id, digest: "", byteCount: 2),
            SealedRef(id: one.id, digest: one.digest, byteCount: 3),
        ] {
            await #expect(throws: VaultError.damaged) { _ = try await vault.open(wrong) }
        }
    }

    @Test("what is erased is gone for ever, key and content; erasing again is harmless; others stay")
    func erase() async throws {
        let (one, two) = (try await keep(), try await keep([9]))
        for _ in 0..<3 {
            try await vault.erase([one])
            await #expect(throws: VaultError.missing) { _ = try await vault.open(one) }
        }
        try await vault.erase([])
        try await vault.erase([Sample.sealed("never")])
        #expect(try await count("sealed") == 1)
        #expect(try await count("data_key") == 1)
        #expect(try await vault.open(two) == [9])
    }

    @Test("a wrapped key put back after erasing has no content to open")
    func putBack() async throws {
        let reference = try await keep()
        let key = try await database.read { try $0.row("SELECT id, master, wrapped FROM data_key", [])?.values ?? [] }
        try await vault.erase([reference])
        try await database.write { _ = try $0.run("INSERT INTO data_key (id, master, wrapped) VALUES (?, ?, ?)", key) }
        await #expect(throws: VaultError.missing) { _ = try await vault.open(reference) }
    }

    @Test("which master key wrapped a row lies beside it, by a name that is not the key")
    func masterName() async throws {
        _ = try await keep()
        let name = try await database.read { try $0.row("SELECT master FROM data_key", [])?.text(0) }
        #expect(name == master.name && master.name.count == 16)
        let key = master.key.withUnsafeBytes { $0.hexadecimal }
        #expect(!key.contains(master.name))
    }
}
