import Kernel
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Seal

@Suite("The sealer")
struct SealerTests {
    private let journal: SealedJournal

    init() throws { journal = try SealedJournal() }

    @Test("a journal without events has nothing to seal")
    func empty() async throws {
        let run = try await journal.sealer().seal()
        #expect(run == Sealer.Run(added: 0, head: nil, isNew: false))
        #expect(try await journal.report() == SealReport(leaves: 0, heads: 0, firstBad: nil))
    }

    @Test("every event gets one leaf, in batches; a head is signed over all, and again only where there is more")
    func whole() async throws {
        try await journal.add(100)
        let first = try await journal.sealer().seal()
        #expect(first.added == 100 && first.isNew && first.head?.size == 100)
        #expect(try await journal.sealer().seal() == Sealer.Run(added: 0, head: first.head, isNew: false))
        try await journal.add(3, to: "b")
        let second = try await journal.sealer().seal()
        #expect(second.added == 3 && second.isNew && second.head?.size == 103)
        #expect(
            try await journal.report(key: journal.key.publicKey)
                == SealReport(leaves: 103, heads: 2, firstBad: nil))
        #expect(try await journal.count("SELECT count(*) FROM tree_node") == 6)
    }

    @Test("the root does not depend on batches and runs")
    func batches() async throws {
        try await journal.add(40)
        let head = try #require(try await journal.sealer(pace: .init(batch: 1_000)).seal().head)
        let entries = try await journal.database.read { session in
            try Journal.events(of: StreamId("attempt", "a"), in: session).map {
                LeafEntry.bytes(stream: "attempt/a", version: $0.event.version, hash: $0.hash)
            }
        }
        #expect(head.root == Definition.root(entries[...]))
        let other = try SealedJournal()
        for count in [1, 5, 16, 18] {
            try await other.add(count)
            _ = try await other.sealer(pace: .init(batch: 3)).seal()
        }
        #expect(try await other.database.read { try SealTables.lastHead(in: $0) }?.root == head.root)
    }

    @Test("an event that becomes visible behind the last sealed one is sealed in the next run")
    func late() async throws {
        try await journal.add(3)
        try await journal.tamper("UPDATE event SET position = 50 WHERE position = 3")
        #expect(try await journal.sealer().seal().added == 3)
        // Two more, whose positions lie before that of one that has its leaf.
        try await journal.add(2, to: "b")
        try await journal.tamper(
            "UPDATE event SET position = 10 WHERE stream = 'attempt/b' AND version = 2",
            "UPDATE event SET position = 20 WHERE stream = 'attempt/b' AND version = 1")
        #expect(try await journal.sealer(at: Sample.now.adding(seconds: 30)).seal().added == 2)
        #expect(
            try await journal.order()
                == ["attempt/a#1", "attempt/a#2", "attempt/a#3", "attempt/b#2", "attempt/b#1"])
        // What several writers do is wrong where there is one: somebody has moved them.
        #expect(try await journal.flaw() == SealFlaw(.sealedEventChanged, stream: "attempt/b", version: 2, leaf: 3))
    }

    @Test("what stays out of sight for longer than a transaction lasts is found by the daily look and on demand")
    func longLate() async throws {
        try await journal.add(20)
        for hours in 0...3 {
            _ = try await journal.sealer(at: Sample.now.adding(seconds: Int64(hours) * 3_600)).seal()
        }
        try await journal.add(1, to: "b")
        try await journal.tamper(
            "UPDATE event SET position = position + 100", "UPDATE event SET position = 5 WHERE stream = 'attempt/b'")
        let soon = Sample.now.adding(seconds: 4 * 3_600)
        #expect(try await journal.sealer(at: soon).seal().added == 0)
        let tomorrow = Sample.now.adding(seconds: 25 * 3_600)
        #expect(try await journal.sealer(at: tomorrow).seal().added == 1)
        try await journal.add(1, to: "c")
        try await journal.tamper("UPDATE event SET position = 6 WHERE stream = 'attempt/c'")
        #expect(try await journal.sealer(at: tomorrow).seal().added == 0)
        #expect(try await journal.sealer(at: tomorrow).seal(wholly: true).added == 1)
    }

    @Test("of several sealers at once one works; together they seal every event once")
    func atOnce() async throws {
        try await journal.add(300)
        let outcomes = await withTaskGroup(of: Result<Sealer.Run, SealError>.self) { group in
            for _ in 0..<4 {
                group.addTask { [journal] in
                    do throws(SealError) { return .success(try await journal.sealer().seal()) } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let refused = outcomes.compactMap { if case .failure(let error) = $0 { error } else { nil } }
        #expect(refused.allSatisfy { $0 == .busy })
        let added = outcomes.compactMap { try? $0.get().added }
        #expect(added.reduce(0, +) == 300)
        #expect(try await journal.flaw() == nil)
        #expect(try await journal.count("SELECT count(*) FROM leaf") == 300)
    }

    @Test("a sealer that died leaves whole batches, and its lease ends by itself")
    func restart() async throws {
        try await journal.add(30)
        _ = try await journal.sealer().seal()
        try await journal.add(30, to: "b")
        // As a run leaves it that was killed between two batches: leaves without a head, the lease still held.
        _ = try await journal.sealer().seal()
        try await journal.tamper(
            "DELETE FROM tree_head WHERE number = 2", "DELETE FROM leaf WHERE place >= 44",
            "DELETE FROM tree_node WHERE level = 4 AND place >= 2",
            "UPDATE sealer SET holder = 'gone', held_until = \(Sample.now.adding(seconds: 60).milliseconds)")
        await #expect(throws: SealError.busy) { try await journal.sealer().seal() }
        let later = Sample.now.adding(seconds: 61)
        let run = try await journal.sealer(at: later).seal(wholly: true)
        #expect(run.added == 16 && run.head?.size == 60)
        #expect(try await journal.flaw() == nil)
    }

    @Test("a sealer whose lease was taken over writes nothing more")
    func lostLease() async throws {
        let lease = Lease(holder: "one")
        let now = Sample.now
        let (late, later) = (now.adding(seconds: 30), now.adding(seconds: 61))
        try await journal.database.write { session in
            #expect(try lease.take(at: now, in: session) == Lease.Floor())
            #expect(try Lease(holder: "two").take(at: late, in: session) == nil)
            #expect(try Lease(holder: "two").take(at: later, in: session) != nil)
            #expect(try !lease.renew(at: later, in: session))
            #expect(try Lease(holder: "two").renew(at: later, in: session))
            try lease.giveUp(nil, in: session)
            #expect(try Lease(holder: "two").renew(at: later, in: session))
        }
    }

    @Test("nothing is signed over a tree that is not the one signed last")
    func damaged() async throws {
        try await journal.add(20)
        _ = try await journal.sealer().seal()
        try await journal.tamper("UPDATE tree_node SET hash = zeroblob(32)")
        try await journal.add(1)
        await #expect(throws: SealError.treeDamaged) { try await journal.sealer().seal() }
        #expect(try await journal.count("SELECT count(*) FROM tree_head") == 1)
        #expect(try await journal.count("SELECT held_until FROM sealer") == 0)
    }

    @Test("a new key signs a head of its own")
    func newKey() async throws {
        try await journal.add(5)
        let first = try #require(try await journal.sealer().seal().head)
        let key = SealKey.random()
        let second = try #require(try await journal.sealer(key: key).seal().head)
        #expect(second.size == first.size && second.root == first.root && second.publicKey == key.publicKey)
        #expect(try await journal.report(key: key.publicKey).firstBad == nil)
        #expect(try await journal.flaw()?.kind == .headKeyOther)
    }

    @Test("leaves, nodes and heads are never changed or removed")
    func appendOnly() async throws {
        try await journal.add(20)
        _ = try await journal.sealer().seal()
        for table in ["leaf", "tree_node", "tree_head"] {
            for statement in ["DELETE FROM \(table)", "UPDATE \(table) SET hash = hash"] {
                let sql = table == "tree_head" ? statement.replacing("hash = hash", with: "root = root") : statement
                await #expect(throws: StoreError.appendOnly) {
                    try await journal.database.write { _ = try $0.run(sql, []) }
                }
            }
        }
    }
}
