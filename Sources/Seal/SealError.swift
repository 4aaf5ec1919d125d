import Storage

/// Why the journal is not sealed, or a proof not made.
package enum SealError: Error, Hashable, Sendable {
    /// Another sealer is at work.
    case busy
    /// What is wrong with the key.
    case key(String)
    /// The tree as stored does not have the root that was signed last: nothing is signed over it.
    case treeDamaged
    /// A value names an algorithm that is not known here.
    case algorithmUnknown(String)
    /// There are fewer leaves than a proof was asked for.
    case noSuchSize(asked: Int, leaves: Int)
    /// The event has no leaf in the tree of the size asked for.
    case notSealed
    /// There is no such event.
    case noSuchEvent
    /// A head or proof that cannot be read.
    case unreadable(String)
    case store(StoreError)
}
