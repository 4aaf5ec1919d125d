import Crypto
import Foundation
import Kernel

/// Seals the payloads of events that the law may require to be destroyed: each stream under a key of its own, and that
/// key under the installation's master key.
///
/// The chain goes over what lies on the disk, so it holds whether the key is there or not.
package struct EventCipher: Sendable {
    /// Which master key this is, stored beside what it wrapped.
    private let masterName: String
    private let master: SymmetricKey

    package init(masterName: String, master: SymmetricKey) {
        self.masterName = masterName
        self.master = master
    }

    /// Under a new master key that nobody else has.
    package static func random() -> EventCipher {
        EventCipher(masterName: "random", master: SymmetricKey(size: .bits256))
    }

    // MARK: Which master key

    /// The setting that has the name of the master key an installation stands under.
    private static let setting = "masterKey"

    /// Whether an installation stands under another master key than this one; also before anything is sealed.
    package func isOther(in session: any SQLSession) throws(StoreError) -> Bool {
        if let noted = try Accounts.setting(Self.setting, in: session) { return noted != masterName }
        return try session.row("SELECT 1 FROM content_key WHERE master <> ? LIMIT 1", [.text(masterName)]) != nil
    }

    /// Notes that an installation stands under this master key, where nothing is noted yet.
    package func note(in session: any SQLSession) throws(StoreError) {
        guard try Accounts.setting(Self.setting, in: session) == nil else { return }
        try Accounts.set(Self.setting, to: masterName, in: session)
    }

    /// A stream's content key as it lies in the database.
    struct WrappedKey: Hashable {
        let master: String
        let bytes: [UInt8]
    }

    /// A new key of a stream, and how it is kept.
    func freshKey(of stream: StreamId) -> (key: SymmetricKey, wrapped: WrappedKey) {
        let key = SymmetricKey(size: .bits256)
        let bytes = key.withUnsafeBytes { Self.sealed(Data($0), under: master, for: stream.description) }
        return (key, WrappedKey(master: masterName, bytes: bytes))
    }

    /// The key that was kept so.
    /// - Throws: `StoreError.contentKey` when it is another master key's, or was changed.
    func key(of stream: StreamId, from wrapped: WrappedKey) throws(StoreError) -> SymmetricKey {
        SymmetricKey(data: try Self.opened(wrapped.bytes, under: master, for: stream.description))
    }

    /// A payload as it lies in the journal: its shape and body under the stream's key, bound to its place, so that no
    /// row can take another's.
    static func sealed(
        _ payload: StoredPayload, at version: Int, of stream: StreamId, under key: SymmetricKey
    ) -> StoredPayload {
        let text = Data("\(payload.schema) \(payload.body)".utf8)
        let place = place(of: payload.name, at: version, of: stream)
        let content = Data(sealed(text, under: key, for: place)).base64EncodedString()
        return StoredPayload(
            name: payload.name, schema: StoredPayload.underKey, body: #"{"aes-256-gcm-1":"\#(content)"}"#)
    }

    /// The payload that lies in the journal so.
    /// - Throws: `StoreError.contentKey` when it does not open.
    static func opened(
        _ written: StoredPayload, at version: Int, of stream: StreamId, under key: SymmetricKey
    ) throws(StoreError) -> StoredPayload {
        let prefix = #"{"aes-256-gcm-1":""#
        guard written.body.hasPrefix(prefix), written.body.hasSuffix(#""}"#),
            let content = Data(base64Encoded: String(written.body.dropFirst(prefix.count).dropLast(2)))
        else { throw .contentKey }
        let place = place(of: written.name, at: version, of: stream)
        let text = String(decoding: try opened(Array(content), under: key, for: place), as: UTF8.self)
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let schema = Int(parts[0]) else { throw .contentKey }
        return StoredPayload(name: written.name, schema: schema, body: String(parts[1]), isErasable: true)
    }

    private static func place(of name: String, at version: Int, of stream: StreamId) -> String {
        "\(stream)#\(version) \(name)"
    }

    private static func sealed(_ bytes: Data, under key: SymmetricKey, for place: String) -> [UInt8] {
        do {
            guard let combined = try AES.GCM.seal(bytes, using: key, authenticating: Data(place.utf8)).combined else {
                preconditionFailure("a 12-byte nonce always combines")
            }
            return Array(combined)
        } catch {
            preconditionFailure("sealing with a key of the right size does not fail")
        }
    }

    private static func opened(
        _ bytes: [UInt8], under key: SymmetricKey, for place: String
    ) throws(StoreError) -> Data {
        do {
            return try AES.GCM.open(
                try AES.GCM.SealedBox(combined: bytes), using: key, authenticating: Data(place.utf8))
        } catch { throw .contentKey }
    }
}

extension Journal {
    /// Destroys what a stream's erasable events said. The events stay, and the chain holds; what they held is gone with
    /// the key, once the database has given up what it deleted (`Database.forgetDeleted`).
    package static func destroyContent(of stream: StreamId, in session: any SQLSession) throws(StoreError) {
        try session.put("DELETE FROM content_key WHERE stream = ?", [.text(stream.description)])
    }

    /// The content key under which a stream's events are written: the one it has, or where it has none yet a new one.
    /// - Parameter version: of the event to be written.
    /// - Throws: `StoreError.contentKey` when there is no master key, or the stream's content was destroyed.
    static func contentKey(
        of stream: StreamId, at version: Int, in session: any SQLSession
    ) throws(StoreError) -> SymmetricKey {
        guard let cipher = session.cipher else { throw .contentKey }
        // Before its first event a stream has neither a key nor anything under one.
        if version > 1 {
            let answers = try session.rows(
                [
                    "SELECT master, wrapped FROM content_key WHERE stream = ?",
                    "SELECT 1 FROM event WHERE stream = ? AND shape = 0 LIMIT 1",
                ].map { SQLQuestion($0, [.text(stream.description)]) })
            if let row = answers[0].first {
                return try cipher.key(of: stream, from: .init(master: row.text(0), bytes: row.blob(1)))
            }
            guard answers[1].isEmpty else { throw .contentKey }
        }
        let fresh = cipher.freshKey(of: stream)
        try PrimaryTables.contentKey.shape.insert([contentKeyRow(of: stream, fresh.wrapped)], in: session)
        return fresh.key
    }

    static func contentKeyRow(of stream: StreamId, _ key: EventCipher.WrappedKey) -> [SQLValue] {
        [.text(stream.description), .text(key.master), .blob(key.bytes)]
    }
}

/// Opens payloads while rows go by: a stream's key is unwrapped once for its rows that stand together.
struct PayloadOpener {
    private let cipher: EventCipher?
    private var last: (stream: StreamId, wrapped: EventCipher.WrappedKey, key: SymmetricKey)?

    init(cipher: EventCipher?) { self.cipher = cipher }

    /// The payload that was written so; as it lies there when the key, or every key, is gone.
    mutating func open(
        _ written: StoredPayload, at version: Int, of stream: StreamId, under wrapped: EventCipher.WrappedKey?
    ) throws(StoreError) -> StoredPayload {
        guard written.isErased, let cipher, let wrapped else { return written }
        if let last, last.stream == stream, last.wrapped == wrapped {
            return try EventCipher.opened(written, at: version, of: stream, under: last.key)
        }
        let key = try cipher.key(of: stream, from: wrapped)
        last = (stream, wrapped, key)
        return try EventCipher.opened(written, at: version, of: stream, under: key)
    }
}
