import Crypto
import Kernel
import Storage

/// Gives committed events their place in the tree and signs heads; one at a time over all nodes, in small transactions
/// of its own, so that acts do not wait for it.
package struct Sealer: Sendable {
    /// How it goes about it.
    package struct Pace: Hashable, Sendable {
        /// Leaves in one transaction.
        package var batch: Int
        /// Rest between transactions, so that acts come in between.
        package var pause: Duration
        /// After so long a transaction is over, for the drivers see to that (`PostgresDatabase.appendingMax`, twice,
        /// and some time for clocks that differ): what was recorded before cannot become visible any more.
        package var settlingMilliseconds: Int64

        package init(batch: Int = 1_000, pause: Duration = .zero, settlingMilliseconds: Int64 = 1_800_000) {
            self.batch = batch
            self.pause = pause
            self.settlingMilliseconds = settlingMilliseconds
        }

        /// Beside a server at work.
        package static let serving = Pace(batch: 500, pause: .milliseconds(10))
    }

    /// What a run did.
    package struct Run: Hashable, Sendable {
        /// How many events got a leaf.
        package let added: Int
        /// The newest head, or nil for a journal without events.
        package let head: TreeHead?
        /// Whether this run signed it.
        package let isNew: Bool
    }

    private let database: any Database
    private let signer: any HeadSigner
    private let algorithms: SealAlgorithms
    private let pace: Pace
    private let clock: @Sendable () -> Instant

    private static let dayMilliseconds: Int64 = 86_400_000
    /// After a pass over the journal that took longer than this comes another, before a head is signed.
    private static let passMilliseconds: Int64 = 60_000

    package init(
        database: any Database, signer: any HeadSigner, algorithms: SealAlgorithms = .standard, pace: Pace = Pace(),
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.signer = signer
        self.algorithms = algorithms
        self.pace = pace
        self.clock = clock
    }

    /// Appends every event that has no leaf yet, and signs a head where something was added or the key is a new one.
    /// - Parameter wholly: looks at every event of the journal, not only at those of late.
    /// - Throws: `SealError.busy` when another sealer is at work, `SealError.treeDamaged` when the tree is not the one
    ///   that was signed last.
    package func seal(wholly: Bool = false) async throws(SealError) -> Run {
        let lease = Lease(holder: SymmetricKey(size: .bits128).withUnsafeBytes { $0.hexadecimal })
        let (begun, taking) = (clock(), lease)
        guard let floor = try await write({ try taking.take(at: begun, in: $0) }) else { throw .busy }
        do throws(SealError) {
            let (run, next) = try await run(under: lease, from: floor, wholly: wholly, at: begun)
            try await write { try lease.giveUp(next, in: $0) }
            return run
        } catch {
            // The lease ends by itself where giving it up fails too.
            try? await write { try lease.giveUp(nil, in: $0) }
            throw error
        }
    }

    private func run(
        under lease: Lease, from floor: Lease.Floor, wholly: Bool, at begun: Instant
    ) async throws(SealError) -> (run: Run, floor: Lease.Floor) {
        let isWhole = wholly || begun.milliseconds - floor.wholeAt.milliseconds >= Self.dayMilliseconds
        let state = try await read { [algorithms] in try State($0, algorithms) }
        var edge = state.edge
        var position = isWhole ? 0 : floor.position
        var passBegun = begun
        while true {
            let after = position
            let stretch = try await read { try SealTables.unsealed(after: after, in: $0) }
            var rest = stretch.events[...]
            while !rest.isEmpty {
                edge = try await append(Array(rest.prefix(pace.batch)), to: edge, under: lease)
                rest = rest.dropFirst(pace.batch)
                if pace.pause > .zero { try? await Task.sleep(for: pace.pause) }
            }
            if let through = stretch.through {
                position = through
                continue
            }
            // What became visible behind a pass that took long is older than the head would let it be.
            let now = clock()
            guard now.milliseconds - passBegun.milliseconds > Self.passMilliseconds else { break }
            (position, passBegun) = (floor.position, now)
        }
        let head = try await publish(edge, after: state.head, under: lease)
        var next = floor
        if isWhole { next.wholeAt = begun }
        if begun.milliseconds - floor.nextAt.milliseconds >= pace.settlingMilliseconds {
            next.position = floor.next
            next.next = state.lastPosition
            next.nextAt = begun
        }
        let run = Run(added: edge.size - state.edge.size, head: head ?? state.head, isNew: head != nil)
        return (run, next)
    }

    /// What a run begins with, read in one snapshot.
    private struct State: Sendable {
        let edge: CompactRange
        let head: TreeHead?
        let lastPosition: Int

        init(_ session: any SQLSession, _ algorithms: SealAlgorithms) throws(SealError) {
            let (size, head, last) = try stored { () throws(StoreError) in
                (
                    try SealTables.size(in: session), try SealTables.lastHead(in: session),
                    try SealTables.lastPosition(in: session)
                )
            }
            let tree = MerkleTree(size: size, nodes: StoredNodes(session: session), hash: algorithms.hash)
            // Whoever changed leaves or nodes would get a signature for it otherwise.
            if let head {
                guard head.hashAlgorithm == algorithms.hash.algorithm else {
                    throw .algorithmUnknown(head.hashAlgorithm)
                }
                guard head.size <= size, try tree.root(of: head.size) == head.root else { throw .treeDamaged }
            }
            edge = try tree.edge()
            self.head = head
            lastPosition = last
        }
    }

    private func append(
        _ events: [UnsealedEvent], to edge: CompactRange, under lease: Lease
    ) async throws(SealError) -> CompactRange {
        let (hash, now) = (algorithms.hash, clock())
        let grown = try await write { session -> CompactRange? in
            guard try lease.renew(at: now, in: session), try SealTables.size(in: session) == edge.size else {
                return nil
            }
            var edge = edge
            var growth = SealTables.Growth()
            for event in events {
                let leaf = hash.leaf(LeafEntry.bytes(stream: event.stream, version: event.version, hash: event.hash))
                growth.addLeaf(at: edge.size, event, hash: leaf)
                edge.append(leaf) { level, place, hash in
                    guard level.isMultiple(of: MerkleTree<StoredNodes>.keptEvery) else { return }
                    growth.addNode(level: level, place: place, hash: hash)
                }
            }
            try growth.write(in: session)
            return edge
        }
        guard let grown else { throw .busy }
        return grown
    }

    /// Signs a head where the last one does not say the same.
    private func publish(
        _ edge: CompactRange, after last: TreeHead?, under lease: Lease
    ) async throws(SealError) -> TreeHead? {
        guard edge.size > 0 else { return nil }
        if let last, last.size == edge.size, last.publicKey == signer.publicKey { return nil }
        let now = clock()
        let head = try TreeHead(
            size: edge.size, root: edge.root, hashAlgorithm: algorithms.hash.algorithm, signedAt: now, by: signer)
        let isHeld = try await write { session -> Bool in
            guard try lease.renew(at: now, in: session) else { return false }
            try SealTables.add(head, in: session)
            return true
        }
        guard isHeld else { throw .busy }
        return head
    }

    // MARK: The database

    private func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws(SealError) -> T {
        do { return try await database.read { try body($0) } } catch { throw SealError(error) }
    }

    private func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws(SealError) -> T {
        do { return try await database.write { try body($0) } } catch { throw SealError(error) }
    }
}

extension SealError {
    /// What a database threw.
    init(_ error: any Error) {
        switch error {
        case let error as SealError: self = error
        case let error as StoreError: self = .store(error)
        default: self = .store(.engine(code: -1, statement: "seal"))
        }
    }
}

/// What a store threw, as the seal says it.
func stored<T>(_ body: () throws(StoreError) -> T) throws(SealError) -> T {
    do throws(StoreError) { return try body() } catch { throw .store(error) }
}
