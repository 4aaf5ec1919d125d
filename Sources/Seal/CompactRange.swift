/// A growing Merkle tree by its right edge alone: the roots of the whole subtrees it is made of, largest first. Enough
/// to append and to know the root; nothing before is read again.
package struct CompactRange: Sendable {
    /// How many leaves there are.
    package private(set) var size: Int
    private var peaks: [[UInt8]]
    private let hash: any TreeHash

    /// A tree without leaves.
    package init(hash: any TreeHash) { self.init(hash: hash, size: 0, peaks: []) }

    /// A tree of so many leaves.
    /// - Parameter peaks: for each bit of `size` that is set, from the highest, the root of the subtree of so many
    ///   leaves.
    package init(hash: any TreeHash, size: Int, peaks: [[UInt8]]) {
        precondition(peaks.count == size.nonzeroBitCount, "a tree has a peak for each bit of its size")
        self.hash = hash
        self.size = size
        self.peaks = peaks
    }

    /// Adds a leaf's hash.
    /// - Parameter made: is given each inner node that became whole: its level, its place on it and its hash.
    package mutating func append<Failure: Error>(
        _ leaf: [UInt8], made: (_ level: Int, _ place: Int, _ hash: [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var (node, level, place) = (leaf, 0, size)
        while place & 1 == 1, let left = peaks.popLast() {
            node = hash.node(left, node)
            level += 1
            place >>= 1
            try made(level, place, node)
        }
        peaks.append(node)
        size += 1
    }

    /// Adds a leaf's hash where nobody keeps the nodes.
    package mutating func append(_ leaf: [UInt8]) { append(leaf) { _, _, _ in } }

    /// The tree's root.
    package var root: [UInt8] {
        guard var root = peaks.last else { return hash.empty }
        for peak in peaks.dropLast().reversed() { root = hash.node(peak, root) }
        return root
    }
}
