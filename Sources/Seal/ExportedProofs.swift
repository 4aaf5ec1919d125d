import FoundationEssentials
import Kernel
import Storage

/// That an event stands in the tree of a signed head, as JSON for whoever checks it.
package struct InclusionProof: Hashable, Sendable, Encodable {
    let format = "zhengming-inclusion-1"
    package let hashAlgorithm: String
    package let stream: String
    package let version: Int
    /// The event's own hash, hexadecimal.
    let eventHash: String
    /// The leaf's place in the tree, from 0.
    package let leafIndex: Int
    /// The tree's size and root.
    package let size: Int
    let root: String
    let path: [String]
    /// The signed head over this size, where one was signed.
    package let head: TreeHead?

    /// Makes the proof.
    /// - Parameter size: the tree's size; the last head's when nil.
    package init(
        of stream: String, version: Int, size asked: Int?, in session: any SQLSession,
        algorithms: SealAlgorithms = .standard
    ) throws(SealError) {
        let (event, leaf, leaves, last) = try stored { () throws(StoreError) in
            (
                try session.row(
                    "SELECT hash FROM event WHERE stream = ? AND version = ?", [.text(stream), .int(version)]),
                try SealTables.leaf(of: stream, version: version, in: session), try SealTables.size(in: session),
                try SealTables.lastHead(in: session)
            )
        }
        guard let event else { throw .noSuchEvent }
        guard let leaf, let size = asked ?? last?.size else { throw .notSealed }
        let tree = MerkleTree(size: leaves, nodes: StoredNodes(session: session), hash: algorithms.hash)
        path = try tree.inclusionPath(of: leaf.place, in: size).map(\.hexadecimal)
        root = try tree.root(of: size).hexadecimal
        head = try stored { () throws(StoreError) in try SealTables.head(ofSize: size, in: session) }
        hashAlgorithm = algorithms.hash.algorithm
        self.stream = stream
        self.version = version
        self.size = size
        eventHash = event.blob(0).hexadecimal
        leafIndex = leaf.place
    }
}

/// That the journal of one size is an extension of that of another, as JSON for whoever checks it.
package struct ConsistencyProof: Hashable, Sendable, Codable {
    /// The `format` of its JSON.
    private static let formatName = "zhengming-consistency-1"
    let format: String
    package let hashAlgorithm: String
    package let from: Int
    package let to: Int
    let fromRoot: String
    let toRoot: String
    package let path: [String]
    /// The signed heads over these sizes, where they were signed.
    let fromHead: TreeHead?
    let toHead: TreeHead?

    /// Makes the proof.
    package init(
        from: Int, to: Int, in session: any SQLSession, algorithms: SealAlgorithms = .standard
    ) throws(SealError) {
        let leaves = try stored { () throws(StoreError) in try SealTables.size(in: session) }
        let tree = MerkleTree(size: leaves, nodes: StoredNodes(session: session), hash: algorithms.hash)
        format = Self.formatName
        hashAlgorithm = algorithms.hash.algorithm
        self.from = from
        self.to = to
        path = try tree.consistencyPath(from: from, to: to).map(\.hexadecimal)
        fromRoot = try tree.root(of: from).hexadecimal
        toRoot = try tree.root(of: to).hexadecimal
        (fromHead, toHead) = try stored { () throws(StoreError) in
            (try SealTables.head(ofSize: from, in: session), try SealTables.head(ofSize: to, in: session))
        }
    }

    /// The proof that JSON holds.
    /// - Throws: `SealError.unreadable`.
    package init(json bytes: [UInt8]) throws(SealError) {
        do {
            self = try JSONDecoder().decode(ConsistencyProof.self, from: Data(bytes))
        } catch { throw .unreadable("proof") }
    }

    /// Whether it shows that the one head's journal is an extension of the other's. What the file says of roots and
    /// heads is not asked: only its path is.
    package func shows(_ older: TreeHead, becomes newer: TreeHead, hash: any TreeHash) -> Bool {
        let hashes = path.compactMap { [UInt8](hexadecimal: $0) }
        guard format == Self.formatName, hashes.count == path.count else { return false }
        return MerkleProof.isConsistent(
            from: older.size, root: older.root, to: newer.size, root: newer.root, path: hashes, hash: hash)
    }
}
