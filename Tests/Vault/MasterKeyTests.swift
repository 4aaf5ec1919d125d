import Foundation
import TestKit
import Testing

@testable import Vault

@Suite("The master key")
struct MasterKeyTests {
    private let folder: TemporaryFolder
    private var file: String { folder.file("master.key") }

    init() throws { folder = try TemporaryFolder() }

    @Test("a key file is made once, for its owner alone to read, and read again as the same key")
    func made() throws {
        let key = try MasterKey.load(file: file, makesFile: true)
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try MasterKey.load(file: file, makesFile: true).name == key.name)
        #expect(try MasterKey.load(file: file, makesFile: false).name == key.name)
        #expect(MasterKey.random().name != key.name)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.count == 65 && text.hasSuffix("\n"))
    }

    @Test("no key file, or none that can be made, is named and makes nothing")
    func absent() throws {
        #expect(throws: VaultError.masterKey("no key file at \(file)")) {
            try MasterKey.load(file: file, makesFile: false)
        }
        #expect(!FileManager.default.fileExists(atPath: file))
        let nowhere = folder.file("no/such/folder/master.key")
        #expect(throws: VaultError.masterKey("cannot write \(nowhere)")) {
            try MasterKey.load(file: nowhere, makesFile: true)
        }
    }

    @Test(
        "a key that is no 64 hexadecimal digits is named, and never replaced",
        arguments: [
            "", "\n", "12", String(repeating: "a", count: 63), String(repeating: "a", count: 65),
            String(repeating: "g", count: 64), String(repeating: "+1", count: 32), String(repeating: "-1", count: 32),
            String(repeating: " 1", count: 32), String(repeating: "一", count: 64),
            String(repeating: "一", count: 21) + "a",
        ])
    func bad(_ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: file))
        #expect(throws: VaultError.masterKey("a key has 64 hexadecimal digits")) {
            try MasterKey.load(file: file, makesFile: true)
        }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }

    @Test("case and white space around the digits do not make another key")
    func spelling() throws {
        let digits = String(repeating: "0123456789abcdef", count: 4)
        try Data(digits.utf8).write(to: URL(filePath: file))
        let key = try MasterKey.load(file: file, makesFile: false)
        try Data("  \(digits.uppercased())\r\n\n".utf8).write(to: URL(filePath: file))
        #expect(try MasterKey.load(file: file, makesFile: false).name == key.name)
    }
}
