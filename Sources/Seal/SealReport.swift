import Kernel
import Storage

/// What `verify` found of the seal.
package struct SealReport: Hashable, Sendable {
    /// How many leaves and heads were read.
    package let leaves: Int
    package let heads: Int
    /// The first thing that does not fit, or nil.
    package let firstBad: SealFlaw?

    package init(leaves: Int, heads: Int, firstBad: SealFlaw?) {
        self.leaves = leaves
        self.heads = heads
        self.firstBad = firstBad
    }
}

/// What does not fit, and where.
package struct SealFlaw: Error, Hashable, Sendable {
    package let kind: Kind
    /// The event it is about; empty and 0 where it is about none.
    package let stream: String
    package let version: Int
    /// The leaf's place, or nil.
    package let leaf: Int?
    /// The number of leaves the head speaks of, or nil.
    package let size: Int?

    /// What is wrong.
    package enum Kind: String, Sendable, CaseIterable {
        /// A leaf's event is gone: it was removed after it was sealed.
        case sealedEventGone
        /// The event is not the one that was sealed, or has another place in the journal.
        case sealedEventChanged
        /// A leaf is missing: the places have a gap.
        case leafMissing
        /// An event has no leaf that was recorded so long before the last head that it was visible by then.
        case notSealed
        /// A stored node is not that of the leaves below it.
        case nodeChanged
        /// A head's root is not that of the leaves.
        case headRootDiffers
        /// A head's signature is not that of its key.
        case headSignatureBad
        /// The newest head is not signed by this installation's key, or a head has the identifier of another key.
        case headKeyOther
        /// Heads contradict each other, or one of them is missing.
        case headsInconsistent
        /// A head speaks of more leaves than there are.
        case headAhead
        /// A head names a hash or signature that is not known here.
        case algorithmUnknown
        /// The head kept elsewhere does not have its signature.
        case keptHeadSignatureBad
        /// The head kept elsewhere speaks of more events than there are.
        case keptHeadAhead
        /// The journal is no extension of the head kept elsewhere.
        case keptHeadDiffers
    }

    init(_ kind: Kind, stream: String = "", version: Int = 0, leaf: Int? = nil, size: Int? = nil) {
        self.kind = kind
        self.stream = stream
        self.version = version
        self.leaf = leaf
        self.size = size
    }
}

/// Whether positions rise from leaf to leaf.
private struct PositionOrder {
    /// The first leaf whose event has another position than its turn.
    private(set) var moved: SealFlaw?
    private var last: (position: Int, flaw: SealFlaw)?

    mutating func add(_ position: Int, of flaw: SealFlaw) {
        if moved == nil, let last, position <= last.position {
            // The one of the two that does not stand where positions without gaps have it.
            moved = flaw.leaf.map { $0 + 1 } == position ? last.flaw : flaw
        }
        last = (position, flaw)
    }
}

/// Recomputes leaves, tree and heads, offline. The events' own hashes are `Journal.verify`'s to check: a leaf commits
/// to the hash, the hash to the event.
package struct SealCheck {
    private let session: any SQLSession
    private let algorithms: SealAlgorithms
    private let key: [UInt8]?
    private let kept: TreeHead?
    private let settlingMilliseconds: Int64

    /// - Parameters:
    ///   - key: the installation's public key, where it is at hand.
    ///   - kept: a head that was kept elsewhere.
    package init(
        session: any SQLSession, algorithms: SealAlgorithms = .standard, key: [UInt8]? = nil, kept: TreeHead? = nil,
        settlingMilliseconds: Int64 = Sealer.Pace().settlingMilliseconds
    ) {
        self.session = session
        self.algorithms = algorithms
        self.key = key
        self.kept = kept
        self.settlingMilliseconds = settlingMilliseconds
    }

    /// Looks at everything, and stops at the first thing that does not fit.
    package func report(progress: (_ leaves: Int) -> Void = { _ in }) throws -> SealReport {
        guard try SealTables.exist(in: session) else {
            let flaw = kept.map { SealFlaw(.keptHeadAhead, size: $0.size) }
            return SealReport(leaves: 0, heads: 0, firstBad: flaw)
        }
        let heads = try session.rows(
            "SELECT number, \(SealTables.headColumns), key_id FROM tree_head ORDER BY number", [])
        let leaves = try SealTables.size(in: session)
        do {
            try checkKept()
            try check(heads: heads.map { ($0.int(0), SealTables.head($0, from: 1), $0.values.last) })
            try checkLeaves(until: heads.map { SealTables.head($0, from: 1) }, progress: progress)
            try checkUnsealed(before: heads.last.map { SealTables.head($0, from: 1) })
        } catch let flaw as SealFlaw { return SealReport(leaves: leaves, heads: heads.count, firstBad: flaw) }
        return SealReport(leaves: leaves, heads: heads.count, firstBad: nil)
    }

    private func checkKept() throws {
        guard let kept else { return }
        do throws(SealError) {
            guard try kept.isSigned(by: algorithms) else {
                throw SealError.unreadable("signature")
            }
        } catch {
            if case .algorithmUnknown = error { throw SealFlaw(.algorithmUnknown, size: kept.size) }
            throw SealFlaw(.keptHeadSignatureBad, size: kept.size)
        }
    }

    /// Heads by themselves: numbers without gaps, sizes that never fall and stand still for a new key alone,
    /// signatures.
    private func check(heads: [(number: Int, head: TreeHead, keyId: SQLValue?)]) throws {
        var last: TreeHead?
        for (index, (number, head, keyId)) in heads.enumerated() {
            guard number == index + 1, head.size >= last?.size ?? 0,
                head.size != last?.size || (head.root == last?.root && head.publicKey != last?.publicKey)
            else { throw SealFlaw(.headsInconsistent, size: head.size) }
            guard keyId == .text(head.keyId) else { throw SealFlaw(.headKeyOther, size: head.size) }
            do throws(SealError) {
                guard try head.isSigned(by: algorithms) else { throw SealError.unreadable("signature") }
            } catch {
                if case .algorithmUnknown = error { throw SealFlaw(.algorithmUnknown, size: head.size) }
                throw SealFlaw(.headSignatureBad, size: head.size)
            }
            last = head
        }
        if let key, let last, last.publicKey != key { throw SealFlaw(.headKeyOther, size: last.size) }
    }

    /// Every leaf against its event, every stored node and every head's root against the leaves.
    private func checkLeaves(until heads: [TreeHead], progress: (Int) -> Void) throws {
        let hash = algorithms.hash
        var edge = CompactRange(hash: hash)
        var waiting = heads[...]
        var nodes = KeptNodes()
        var order = PositionOrder()
        func checkRoots() throws {
            while let head = waiting.first, head.size == edge.size {
                guard head.root == edge.root else { throw SealFlaw(.headRootDiffers, size: head.size) }
                waiting.removeFirst()
            }
            if let kept, kept.size == edge.size, kept.root != edge.root {
                throw SealFlaw(.keptHeadDiffers, size: kept.size)
            }
        }
        try session.scan(
            """
            SELECT l.place, l.stream, l.version, l.hash, e.hash, e.position FROM leaf l
            LEFT JOIN event e ON e.stream = l.stream AND e.version = l.version ORDER BY l.place
            """, []
        ) { row in
            try checkRoots()
            let (place, version) = (Int(row.int(0)), Int(row.int(2)))
            func bad(_ kind: SealFlaw.Kind) -> SealFlaw {
                SealFlaw(kind, stream: String(decoding: row.bytes(1), as: UTF8.self), version: version, leaf: place)
            }
            guard place == edge.size else { throw SealFlaw(.leafMissing, leaf: edge.size) }
            guard row.kind(4) == .blob else { throw bad(.sealedEventGone) }
            let leaf = hash.leaf(LeafEntry.bytes(stream: row.bytes(1), version: version, hash: row.bytes(4)))
            guard row.bytes(3).elementsEqual(leaf) else { throw bad(.sealedEventChanged) }
            order.add(Int(row.int(5)), of: bad(.sealedEventChanged))
            edge.append(leaf) { level, at, made in nodes.add(made, level: level, place: at) }
            if edge.size.isMultiple(of: 5_000) { progress(edge.size) }
        }
        try checkRoots()
        try nodes.check(in: session)
        if let head = waiting.first { throw SealFlaw(.headAhead, size: head.size) }
        if let kept, kept.size > edge.size { throw SealFlaw(.keptHeadAhead, size: kept.size) }
        // What one writer writes is sealed in the order of positions.
        if !session.hasOtherWriters, let moved = order.moved { throw moved }
    }

    /// An event that was there when the last head was signed has a leaf. What was recorded shortly before it may have
    /// become visible after it; what was recorded longer before was visible, or it was never committed.
    private func checkUnsealed(before last: TreeHead?) throws {
        guard let last else { return }
        // Each leaf has its event, so what has none are the events that are more; they are the journal's youngest, but
        // for what somebody put in behind the sealer's back.
        var unsealed = try SealTables.unsealedCount(in: session)
        let until = last.signedAt.milliseconds - settlingMilliseconds
        var first: SealFlaw?
        struct AllFound: Error {}
        guard unsealed > 0 else { return }
        do {
            try session.scan(
                """
                SELECT e.stream, e.version, e.recorded_at, l.place FROM event e
                LEFT JOIN leaf l ON l.stream = e.stream AND l.version = e.version ORDER BY e.position DESC
                """, []
            ) { row in
                guard row.kind(3) == .null else { return }
                if row.int(2) < until {
                    first = SealFlaw(
                        .notSealed, stream: String(decoding: row.bytes(0), as: UTF8.self), version: Int(row.int(1)))
                }
                unsealed -= 1
                if unsealed == 0 { throw AllFound() }
            }
        } catch is AllFound {}
        if let first { throw first }
    }
}

/// The nodes that the tree keeps, as the leaves make them, to be compared with those that lie there. One is a sixteenth
/// of the leaves' number, and has 32 bytes.
private struct KeptNodes {
    /// By level, the hashes one after the other.
    private var levels: [Int: [UInt8]] = [:]
    private var width = 0

    mutating func add(_ hash: [UInt8], level: Int, place: Int) {
        guard level.isMultiple(of: MerkleTree<StoredNodes>.keptEvery) else { return }
        width = hash.count
        levels[level, default: []].append(contentsOf: hash)
    }

    /// Compares them with the table.
    func check(in session: any SQLSession) throws(any Error) {
        var next: [Int: Int] = [:]
        func last(of level: Int, _ place: Int) -> SealFlaw {
            SealFlaw(.nodeChanged, leaf: (place + 1) << level - 1)
        }
        try session.scan("SELECT level, place, hash FROM tree_node ORDER BY level, place", []) { row in
            let level = Int(row.int(0))
            let expected = next[level, default: 0]
            guard let made = levels[level], (expected + 1) * width <= made.count, row.int(1) == Int64(expected),
                row.bytes(2).elementsEqual(made[expected * width..<(expected + 1) * width])
            else { throw last(of: level, expected) }
            next[level] = expected + 1
        }
        for (level, made) in levels.sorted(by: { $0.key < $1.key }) {
            let found = next[level, default: 0]
            guard found * width == made.count else { throw last(of: level, found) }
        }
    }
}
