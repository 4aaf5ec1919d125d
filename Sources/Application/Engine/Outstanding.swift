import Kernel
import Storage

/// Sealed values that events ordered destroyed and that may not be destroyed yet: noted in the transaction of the
/// event, because the vault is a database of its own and can fail by itself.
enum Outstanding {
    private static let prefix = "destroy "

    /// Notes what is to be destroyed once the event is on the disk.
    static func note(_ references: [SealedRef], in session: any SQLSession) throws(StoreError) {
        for reference in references {
            try Accounts.set(
                prefix + reference.id.text, to: "\(reference.digest) \(reference.byteCount)", in: session)
        }
    }

    /// Notes that it is destroyed.
    static func settle(_ references: [SealedRef], in session: any SQLSession) throws(StoreError) {
        for reference in references { try Accounts.unset(prefix + reference.id.text, in: session) }
    }

    /// What is still to be destroyed.
    static func all(in session: any SQLSession) throws(StoreError) -> [SealedRef] {
        try Accounts.settings(from: prefix, below: "destroy!", in: session).compactMap { key, value in
            let parts = value.split(separator: " ")
            guard parts.count == 2, let bytes = Int(parts[1]), let id = SealedId(String(key.dropFirst(prefix.count)))
            else { return nil }
            return SealedRef(id: id, digest: String(parts[0]), byteCount: bytes)
        }
    }
}
