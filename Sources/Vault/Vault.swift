import Crypto
import Foundation
import Kernel
import Storage

/// What the vault cannot do.
package enum VaultError: Error, Hashable, Sendable {
    case masterKey(String)
    /// No such row: never sealed, or erased.
    case missing
    /// The row does not open, or is not what its reference says.
    case damaged
    case store(StoreError)
}

/// A value on its way into the vault: already sealed, not yet on the disk.
package struct PendingSeal: Sendable {
    /// What the journal will know of it.
    package let reference: SealedRef
    let kind: String
    let content: [UInt8]
    let wrappedKey: [UInt8]
    let master: String
}

/// Sealed and erasable content: what the law may require to be kept from most eyes or destroyed.
///
/// Each value is AES-GCM under a data key of its own, wrapped by the master key. A row is on the disk before the event
/// that refers to it; a row to which no event refers is an orphan and may be swept.
package struct Vault: Sendable {
    private let database: any Database
    private let master: MasterKey

    private static let algorithm = "aes-256-gcm-1"

    package init(database: any Database, master: MasterKey) {
        self.database = database
        self.master = master
    }

    /// Seals bytes in memory. The salt that goes into the digest lies inside the sealed content, so that a guess at a
    /// short value cannot be tried against the journal.
    package func seal(_ bytes: [UInt8], kind: String) -> PendingSeal {
        let salt = SymmetricKey(size: .bits256).withUnsafeBytes(Array.init)
        let identifier = Self.freshIdentifier()
        let digest = SHA256.hash(data: salt + bytes).hexadecimal
        let dataKey = SymmetricKey(size: .bits256)
        let context = Data("\(identifier) \(kind)".utf8)
        do {
            let content = try AES.GCM.seal(salt + bytes, using: dataKey, authenticating: context)
            let wrapped = try dataKey.withUnsafeBytes {
                try AES.GCM.seal(Data($0), using: master.key, authenticating: context)
            }
            guard let contentBytes = content.combined, let wrappedBytes = wrapped.combined else {
                preconditionFailure("a 12-byte nonce always combines")
            }
            return PendingSeal(
                reference: SealedRef(id: identifier, digest: digest, byteCount: bytes.count), kind: kind,
                content: Array(contentBytes), wrappedKey: Array(wrappedBytes), master: master.name)
        } catch {
            preconditionFailure("sealing with a key of the right size does not fail")
        }
    }

    /// Puts sealed values on the disk; returns when they are there.
    package func keep(_ seals: [PendingSeal], at now: Instant) async throws(VaultError) {
        guard !seals.isEmpty else { return }
        try await storing { try await database.write { try Self.insert(seals, at: now, in: $0) } }
    }

    /// Sealed values that another database's write puts on the disk before it commits; nil when there are none.
    package func ahead(_ seals: [PendingSeal], at now: Instant) -> Ahead? {
        seals.isEmpty ? nil : Ahead(in: database) { try Self.insert(seals, at: now, in: $0) }
    }

    private static func insert(
        _ seals: [PendingSeal], at now: Instant, in session: any SQLSession
    ) throws(StoreError) {
        try PrimaryTables.sealed.shape.insert(
            seals.map {
                [
                    .text($0.reference.id.text), .text($0.kind), .text(algorithm), .blob($0.content),
                    .int(now.milliseconds),
                ]
            }, in: session)
        try PrimaryTables.dataKey.shape.insert(
            seals.map { [.text($0.reference.id.text), .text($0.master), .blob($0.wrappedKey)] }, in: session)
    }

    /// The bytes a reference stands for, checked against its digest.
    package func open(_ reference: SealedRef) async throws(VaultError) -> [UInt8] {
        let row = try await storing {
            try await database.read { session in
                try session.row(
                    """
                    SELECT s.kind, s.content, k.wrapped, k.master FROM sealed s JOIN data_key k ON k.id = s.id
                    WHERE s.id = ?
                    """, [.text(reference.id.text)])
            }
        }
        guard let row else { throw .missing }
        let context = Data("\(reference.id) \(row.text(0))".utf8)
        do {
            let wrapped = try AES.GCM.SealedBox(combined: row.blob(2))
            let dataKey = SymmetricKey(data: try AES.GCM.open(wrapped, using: master.key, authenticating: context))
            let content = try AES.GCM.SealedBox(combined: row.blob(1))
            let opened = Array(try AES.GCM.open(content, using: dataKey, authenticating: context))
            let digest = SHA256.hash(data: opened).hexadecimal
            guard digest == reference.digest, opened.count == reference.byteCount + 32 else { throw VaultError.damaged }
            return Array(opened.dropFirst(32))
        } catch { throw .damaged }
    }

    /// Destroys the data keys of these references and the sealed bytes; a reference already erased is no error.
    package func erase(_ references: [SealedRef]) async throws(VaultError) {
        guard !references.isEmpty else { return }
        try await storing {
            try await database.write { session in
                for reference in references {
                    try session.put("DELETE FROM data_key WHERE id = ?", [.text(reference.id.text)])
                    try session.put("DELETE FROM sealed WHERE id = ?", [.text(reference.id.text)])
                }
            }
            try await database.forgetDeleted()
        }
    }

    private func storing<T>(_ body: () async throws -> T) async throws(VaultError) -> T {
        do { return try await body() } catch let error as StoreError { throw .store(error) } catch {
            throw .store(.engine(code: -1, statement: "vault"))
        }
    }

    private static func freshIdentifier() -> SealedId {
        let bytes = SymmetricKey(size: .bits128).withUnsafeBytes(Array.init)
        guard let id = SealedId(bytes.hexadecimal) else {
            preconditionFailure("hexadecimal digits are an identifier")
        }
        return id
    }
}
