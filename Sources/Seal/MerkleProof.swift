/// Checks proofs by the algorithms of RFC 9162 alone, without a tree.
package enum MerkleProof {
    /// Whether a leaf's hash stands at this place of a tree with this size and root (2.1.3.2).
    package static func includes(
        _ leaf: [UInt8], at place: Int, path: [[UInt8]], size: Int, root: [UInt8], hash: any TreeHash
    ) -> Bool {
        guard place >= 0, place < size else { return false }
        var (first, last) = (place, size - 1)
        var made = leaf
        for step in path {
            guard last != 0 else { return false }
            if first & 1 == 1 || first == last {
                made = hash.node(step, made)
                while first & 1 == 0, first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                made = hash.node(made, step)
            }
            first >>= 1
            last >>= 1
        }
        return last == 0 && made == root
    }

    /// Whether a tree of `to` leaves is an extension of one of `from` leaves (2.1.4.2). Trees of one size must have one
    /// root; every tree extends the empty one.
    package static func isConsistent(
        from: Int, root fromRoot: [UInt8], to: Int, root toRoot: [UInt8], path: [[UInt8]], hash: any TreeHash
    ) -> Bool {
        guard from >= 0, from <= to else { return false }
        if from == to { return path.isEmpty && fromRoot == toRoot }
        if from == 0 { return path.isEmpty && fromRoot == hash.empty }
        var steps = path[...]
        if from.nonzeroBitCount == 1 { steps = [fromRoot] + steps }
        guard let start = steps.popFirst(), !path.isEmpty else { return false }
        var (first, last) = (from - 1, to - 1)
        while first & 1 == 1 {
            first >>= 1
            last >>= 1
        }
        var (older, newer) = (start, start)
        for step in steps {
            guard last != 0 else { return false }
            if first & 1 == 1 || first == last {
                older = hash.node(step, older)
                newer = hash.node(step, newer)
                while first & 1 == 0, first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                newer = hash.node(newer, step)
            }
            first >>= 1
            last >>= 1
        }
        return last == 0 && older == fromRoot && newer == toRoot
    }
}
