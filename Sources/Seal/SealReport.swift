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
            moved = flaw.leaf == position - 1 ? last.flaw : flaw
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
        var nodes = 0
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
        try session.each(
            """
            SELECT l.place, l.stream, l.version, l.hash, e.hash, e.position FROM leaf l
            LEFT JOIN event e ON e.stream = l.stream AND e.version = l.version ORDER BY l.place
            """, []
        ) { row in
            try checkRoots()
            let (place, stream, version) = (row.int(0), row.text(1), row.int(2))
            guard place == edge.size else { throw SealFlaw(.leafMissing, leaf: edge.size) }
            guard case .blob(let event) = row.values[4] else {
                throw SealFlaw(.sealedEventGone, stream: stream, version: version, leaf: place)
            }
            guard hash.leaf(LeafEntry.bytes(stream: stream, version: version, hash: event)) == row.blob(3) else {
                throw SealFlaw(.sealedEventChanged, stream: stream, version: version, leaf: place)
            }
            order.add(row.int(5), of: SealFlaw(.sealedEventChanged, stream: stream, version: version, leaf: place))
            try edge.append(row.blob(3)) { level, at, made throws(any Error) in
                guard level.isMultiple(of: MerkleTree<StoredNodes>.keptEvery) else { return }
                nodes += 1
                guard try SealTables.node(level: level, place: at, in: session) == made else {
                    throw SealFlaw(.nodeChanged, leaf: place)
                }
            }
            if edge.size.isMultiple(of: 1_000) { progress(edge.size) }
        }
        try checkRoots()
        if let head = waiting.first { throw SealFlaw(.headAhead, size: head.size) }
        if let kept, kept.size > edge.size { throw SealFlaw(.keptHeadAhead, size: kept.size) }
        let stored = try session.row("SELECT count(*) FROM tree_node", [])?.int(0) ?? 0
        if stored != nodes { throw SealFlaw(.nodeChanged, leaf: edge.size) }
        // What one writer writes is sealed in the order of positions.
        if !session.hasOtherWriters, let moved = order.moved { throw moved }
    }

    /// An event that was there when the last head was signed has a leaf. What was recorded shortly before it may have
    /// become visible after it; what was recorded longer before was visible, or it was never committed.
    private func checkUnsealed(before last: TreeHead?) throws {
        guard let last else { return }
        let row = try session.row(
            """
            SELECT e.stream, e.version FROM event e
            LEFT JOIN leaf l ON l.stream = e.stream AND l.version = e.version
            WHERE l.place IS NULL AND e.recorded_at < ? ORDER BY e.position LIMIT 1
            """, [.int(last.signedAt.milliseconds - settlingMilliseconds)])
        guard let row else { return }
        throw SealFlaw(.notSealed, stream: row.text(0), version: row.int(1))
    }
}
