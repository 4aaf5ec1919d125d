import Kernel
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Seal

@Suite("What verify finds of the seal")
struct SealCheckTests {
    private let journal: SealedJournal

    init() throws { journal = try SealedJournal() }

    /// Two heads, of 20 and of 33 events.
    private func fill() async throws -> TreeHead {
        try await journal.add(20)
        let head = try #require(try await journal.sealer().seal().head)
        try await journal.add(13, to: "b")
        _ = try await journal.sealer(at: Sample.now.adding(seconds: 3_600)).seal()
        return head
    }

    @Test(
        "each thing that is done to it is named",
        arguments: [
            ("DELETE FROM event WHERE stream = 'attempt/b' AND version = 13", SealFlaw.Kind.sealedEventGone),
            ("UPDATE event SET hash = zeroblob(32) WHERE position = 7", .sealedEventChanged),
            ("DELETE FROM leaf WHERE place = 4", .leafMissing), ("DELETE FROM leaf WHERE place = 32", .headAhead),
            ("UPDATE leaf SET hash = zeroblob(32) WHERE place = 9", .sealedEventChanged),
            ("UPDATE tree_node SET hash = zeroblob(32) WHERE place = 1", .nodeChanged),
            ("DELETE FROM tree_node WHERE place = 0", .nodeChanged),
            ("INSERT INTO tree_node (level, place, hash) VALUES (4, 9, zeroblob(32))", .nodeChanged),
            ("UPDATE tree_head SET root = zeroblob(32) WHERE number = 1", .headSignatureBad),
            ("UPDATE tree_head SET signed_at = signed_at + 1 WHERE number = 2", .headSignatureBad),
            ("UPDATE tree_head SET signature = zeroblob(64) WHERE number = 2", .headSignatureBad),
            ("UPDATE tree_head SET hash_algorithm = 'sm3-1' WHERE number = 2", .algorithmUnknown),
            ("UPDATE tree_head SET signature_algorithm = 'sm2-1' WHERE number = 2", .algorithmUnknown),
            ("DELETE FROM tree_head WHERE number = 1", .headsInconsistent),
            ("UPDATE tree_head SET size = 34 WHERE number = 1", .headSignatureBad),
            ("UPDATE tree_head SET key_id = '0' WHERE number = 1", .headKeyOther),
            (
                "INSERT INTO tree_head SELECT 3, size, root, hash_algorithm, signed_at, signature_algorithm, key_id, "
                    + "public_key, signature FROM tree_head WHERE number = 2", .headsInconsistent
            ),
            ("UPDATE event SET position = 99 WHERE position = 7", .sealedEventChanged),
            ("UPDATE event SET position = -9223372036854775808 WHERE position = 7", .sealedEventChanged),
            ("UPDATE leaf SET place = 9223372036854775807 WHERE place = 9", .leafMissing),
            ("UPDATE tree_head SET number = 9223372036854775807 WHERE number = 2", .headsInconsistent),
        ])
    func flaws(change: String, kind: SealFlaw.Kind) async throws {
        _ = try await fill()
        #expect(try await journal.flaw() == nil)
        try await journal.tamper(change)
        #expect(try await journal.flaw()?.kind == kind)
    }

    @Test("the flaw says which event, leaf or head it is about")
    func places() async throws {
        _ = try await fill()
        try await journal.tamper("DELETE FROM event WHERE stream = 'attempt/b' AND version = 13")
        #expect(try await journal.flaw() == SealFlaw(.sealedEventGone, stream: "attempt/b", version: 13, leaf: 32))
    }

    @Test("a head that was signed over another history with the same key does not fit the leaves")
    func otherRoot() async throws {
        _ = try await fill()
        let root = [UInt8](repeating: 7, count: 32)
        let head = try TreeHead(
            size: 33, root: root, hashAlgorithm: "sha256-1", signedAt: Sample.now, by: journal.key)
        try await journal.tamper("DELETE FROM tree_head WHERE number = 2")
        try await journal.database.write { try SealTables.add(head, in: $0) }
        #expect(try await journal.flaw() == SealFlaw(.headRootDiffers, size: 33))
        let same = try TreeHead(
            size: 20, root: root, hashAlgorithm: "sha256-1", signedAt: Sample.now, by: journal.key)
        try await journal.tamper("DELETE FROM tree_head WHERE number = 2")
        try await journal.database.write { try SealTables.add(same, in: $0) }
        #expect(try await journal.flaw() == SealFlaw(.headsInconsistent, size: 20))
    }

    @Test("an event recorded well before the last head without a leaf is named; one of the last minutes is not")
    func notSealed() async throws {
        _ = try await fill()
        try await journal.add(1, to: "c", at: Sample.now.adding(seconds: 3_500))
        #expect(try await journal.flaw() == nil)
        try await journal.add(1, to: "d", at: Sample.now)
        #expect(try await journal.flaw() == SealFlaw(.notSealed, stream: "attempt/d", version: 1))
    }

    /// Somebody with the database and the key: the whole seal is made anew over what is left.
    private func rewrite(_ changes: String...) async throws {
        for change in changes { try await journal.tamper(change) }
        try await journal.tamper(
            "DELETE FROM leaf", "DELETE FROM tree_node", "DELETE FROM tree_head", "DELETE FROM sealer")
        _ = try await journal.sealer().seal()
        #expect(try await journal.flaw() == nil)
    }

    @Test("with a head kept elsewhere the removal of a stream's last event is seen, even when all is sealed anew")
    func removed() async throws {
        let kept = try await fill()
        #expect(try await journal.flaw(kept: kept) == nil)
        try await rewrite("DELETE FROM event WHERE stream = 'attempt/b'")
        #expect(try await journal.flaw(kept: kept) == nil, "what came after the head is not its matter")
        try await rewrite("DELETE FROM event WHERE stream = 'attempt/a' AND version = 20")
        #expect(try await journal.flaw(kept: kept) == SealFlaw(.keptHeadAhead, size: 20))
        try await journal.add(9, to: "z")
        _ = try await journal.sealer().seal()
        #expect(try await journal.flaw(kept: kept) == SealFlaw(.keptHeadDiffers, size: 20))
    }

    @Test("with a head kept elsewhere a stream rewritten with its chain recomputed is seen")
    func rewritten() async throws {
        let kept = try await fill()
        try await journal.tamper("DELETE FROM event WHERE stream = 'attempt/a'")
        try await journal.add(20, at: Sample.now.adding(seconds: 1))
        let chains = try await journal.database.read { session in
            try Journal.verify(in: session, dialect: journal.database.dialect)
        }
        #expect(chains.firstBad?.flaw == .positionMissing || chains.firstBad == nil)
        #expect(try await journal.flaw()?.kind == .sealedEventChanged)
        try await rewrite()
        #expect(try await journal.flaw(kept: kept) == SealFlaw(.keptHeadDiffers, size: 20))
    }

    @Test("a kept head that was changed itself proves nothing and is named")
    func keptChanged() async throws {
        let kept = try await fill()
        let bent = TreeHead(
            size: 19, root: kept.root, hashAlgorithm: kept.hashAlgorithm, signedAt: kept.signedAt,
            signatureAlgorithm: kept.signatureAlgorithm, publicKey: kept.publicKey, signature: kept.signature)
        #expect(try await journal.flaw(kept: bent)?.kind == .keptHeadSignatureBad)
    }
}
