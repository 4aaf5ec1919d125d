/// Where the whole subtrees of a tree are read from.
package protocol TreeNodes {
    /// So many consecutive hashes of a level; level 0 are the leaves.
    /// - Throws: `SealError.treeDamaged` when one of them is not there.
    func hashes(level: Int, from place: Int, count: Int) throws(SealError) -> [[UInt8]]
}

/// A Merkle tree as in RFC 9162, section 2.1, over stored nodes: a root or a proof reads O(log n) of them.
package struct MerkleTree<Nodes: TreeNodes> {
    /// Every so many levels the nodes are kept; what is between is made again from a few hashes that stand together.
    package static var keptEvery: Int { 4 }

    /// How many leaves there are.
    package let size: Int
    private let nodes: Nodes
    private let hash: any TreeHash

    package init(size: Int, nodes: Nodes, hash: any TreeHash) {
        self.size = size
        self.nodes = nodes
        self.hash = hash
    }

    /// The root of the first leaves, the whole tree's when nothing else is said.
    package func root(of size: Int? = nil) throws(SealError) -> [UInt8] {
        try checked(size ?? self.size) == 0 ? hash.empty : try root(0..<(size ?? self.size))
    }

    /// What an inclusion proof lists for a leaf in the tree of the first leaves (2.1.3.1).
    package func inclusionPath(of leaf: Int, in size: Int) throws(SealError) -> [[UInt8]] {
        guard leaf >= 0, leaf < (try checked(size)) else { throw .notSealed }
        return try path(of: leaf, in: 0..<size)
    }

    /// What a consistency proof lists for the trees of the first `from` and the first `to` leaves (2.1.4.1); nothing
    /// where one of them is empty or they are the same.
    package func consistencyPath(from: Int, to: Int) throws(SealError) -> [[UInt8]] {
        guard from >= 0, from <= (try checked(to)) else { throw .noSuchSize(asked: from, leaves: to) }
        return from == 0 || from == to ? [] : try subproof(of: from, in: 0..<to, isWhole: true)
    }

    /// The right edge of the tree, to append to.
    package func edge() throws(SealError) -> CompactRange {
        var peaks: [[UInt8]] = []
        var start = 0
        for level in stride(from: Int.bitWidth - 2, through: 0, by: -1) where size >> level & 1 == 1 {
            peaks.append(try subtree(level: level, place: start >> level))
            start += 1 << level
        }
        return CompactRange(hash: hash, size: size, peaks: peaks)
    }

    private func checked(_ size: Int) throws(SealError) -> Int {
        guard size >= 0, size <= self.size else { throw .noSuchSize(asked: size, leaves: self.size) }
        return size
    }

    private func path(of leaf: Int, in range: Range<Int>) throws(SealError) -> [[UInt8]] {
        guard range.count > 1 else { return [] }
        let middle = range.lowerBound + Self.split(range.count)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return leaf < middle
            ? try path(of: leaf, in: left) + [try root(right)] : try path(of: leaf, in: right) + [try root(left)]
    }

    private func subproof(of count: Int, in range: Range<Int>, isWhole: Bool) throws(SealError) -> [[UInt8]] {
        if count == range.count { return isWhole ? [] : [try root(range)] }
        let half = Self.split(range.count)
        let middle = range.lowerBound + half
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return count <= half
            ? try subproof(of: count, in: left, isWhole: isWhole) + [try root(right)]
            : try subproof(of: count - half, in: right, isWhole: false) + [try root(left)]
    }

    /// The root over leaves that begin where a subtree of their split begins.
    private func root(_ range: Range<Int>) throws(SealError) -> [UInt8] {
        if range.count.nonzeroBitCount == 1 {
            let level = range.count.trailingZeroBitCount
            return try subtree(level: level, place: range.lowerBound >> level)
        }
        let middle = range.lowerBound + Self.split(range.count)
        return hash.node(try root(range.lowerBound..<middle), try root(middle..<range.upperBound))
    }

    private func subtree(level: Int, place: Int) throws(SealError) -> [UInt8] {
        let above = level % Self.keptEvery
        var hashes = try nodes.hashes(level: level - above, from: place << above, count: 1 << above)
        while hashes.count > 1 {
            hashes = stride(from: 0, to: hashes.count, by: 2).map { hash.node(hashes[$0], hashes[$0 + 1]) }
        }
        guard let root = hashes.first else { throw .treeDamaged }
        return root
    }

    /// The largest power of two that is smaller than the count.
    private static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }
}
