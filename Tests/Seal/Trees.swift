import Crypto
import Kernel
import Storage
import StorageSQLite
import TestKit

@testable import Seal

/// Trees in memory, their roots and proofs by the definitions of RFC 9162 alone: nothing of the code under test.
enum Definition {
    static func hash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    static func root(_ entries: ArraySlice<[UInt8]>) -> [UInt8] {
        switch entries.count {
        case 0: return hash([])
        case 1: return hash([0] + entries[entries.startIndex])
        default:
            let middle = entries.startIndex + split(entries.count)
            return hash([1] + root(entries[..<middle]) + root(entries[middle...]))
        }
    }

    static func path(_ leaf: Int, _ entries: ArraySlice<[UInt8]>) -> [[UInt8]] {
        guard entries.count > 1 else { return [] }
        let middle = entries.startIndex + split(entries.count)
        return leaf < middle
            ? path(leaf, entries[..<middle]) + [root(entries[middle...])]
            : path(leaf, entries[middle...]) + [root(entries[..<middle])]
    }

    static func proof(_ count: Int, _ entries: ArraySlice<[UInt8]>, _ isWhole: Bool) -> [[UInt8]] {
        if count == entries.count { return isWhole ? [] : [root(entries)] }
        let half = split(entries.count)
        let middle = entries.startIndex + half
        return count <= half
            ? proof(count, entries[..<middle], isWhole) + [root(entries[middle...])]
            : proof(count - half, entries[middle...], false) + [root(entries[..<middle])]
    }

    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}

/// Nodes as the database keeps them, in memory.
struct MemoryNodes: TreeNodes {
    private var levels: [Int: [[UInt8]]] = [:]
    private(set) var edge = CompactRange(hash: SHA256TreeHash())

    init(_ entries: some Sequence<[UInt8]>) {
        for entry in entries {
            let leaf = SHA256TreeHash().leaf(entry)
            levels[0, default: []].append(leaf)
            var made: [(level: Int, hash: [UInt8])] = []
            edge.append(leaf) { level, _, hash in made.append((level, hash)) }
            for node in made where node.level.isMultiple(of: MerkleTree<Self>.keptEvery) {
                levels[node.level, default: []].append(node.hash)
            }
        }
    }

    func hashes(level: Int, from place: Int, count: Int) throws(SealError) -> [[UInt8]] {
        guard let all = levels[level], place + count <= all.count else { throw .treeDamaged }
        return Array(all[place..<place + count])
    }

    var tree: MerkleTree<Self> { MerkleTree(size: edge.size, nodes: self, hash: SHA256TreeHash()) }
}

/// A journal that is sealed in tests.
struct SealedJournal: Sendable {
    let database: SQLiteDatabase
    let folder: TemporaryFolder
    let key = SealKey.random()

    init() throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase(path: folder.file("main.sqlite"))
    }

    /// Appends so many events to a stream.
    func add(_ count: Int, to name: String = "a", at now: Instant = Sample.now) async throws {
        try await database.write { session in
            let stream = StreamId("attempt", name)
            for _ in 0..<count {
                let head = try Journal.head(of: stream, in: session)
                let event = StoredEvent(
                    stream: stream, version: head.version + 1,
                    payload: StoredPayload(name: "attempt.noted", schema: 1, body: "{}"), actor: .system,
                    actingBody: Sample.quyuan, occurredOn: Sample.today, recordedAt: now, ruleSets: [], cause: nil)
                _ = try Journal.append([event], after: head, in: session)
            }
        }
    }

    func sealer(
        at now: Instant = Sample.now, pace: Sealer.Pace = .init(batch: 7), key: SealKey? = nil
    ) -> Sealer {
        Sealer(database: database, signer: key ?? self.key, pace: pace) { now }
    }

    /// Changes what nobody may change.
    func tamper(_ statements: String...) async throws {
        try await database.write { session in
            let triggers = try session.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'", [])
            for trigger in triggers { try session.run("DROP TRIGGER \"\(trigger.text(0))\"", []) }
            for statement in statements { try session.run(statement, []) }
        }
    }

    func report(kept: TreeHead? = nil, key: [UInt8]? = nil) async throws -> SealReport {
        try await database.read { try SealCheck(session: $0, key: key, kept: kept).report() }
    }

    func flaw(kept: TreeHead? = nil) async throws -> SealFlaw? {
        try await report(kept: kept, key: key.publicKey).firstBad
    }

    func count(_ sql: String) async throws -> Int {
        try await database.read { try $0.row(sql, [])?.int(0) ?? -1 }
    }

    /// The sealed leaves' streams in the order of the tree.
    func order() async throws -> [String] {
        try await database.read { session in
            try session.rows("SELECT stream, version FROM leaf ORDER BY place", []).map { "\($0.text(0))#\($0.int(1))" }
        }
    }
}

extension Instant {
    func adding(seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1_000) }
}
