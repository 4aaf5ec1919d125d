import Foundation
import Kernel
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Seal

@Suite("Heads, keys and exported proofs")
struct HeadTests {
    private func head(by key: SealKey, size: Int = 3) throws -> TreeHead {
        try TreeHead(
            size: size, root: [UInt8](repeating: 5, count: 32), hashAlgorithm: "sha256-1", signedAt: Sample.now,
            by: key)
    }

    @Test("a head comes back from its JSON as it was, with its signature")
    func json() throws {
        let head = try head(by: .random())
        let bytes = Array(try JSONEncoder().encode(head))
        #expect(try TreeHead(json: bytes) == head)
        #expect(try head.isSigned(by: .standard))
    }

    @Test(
        "what is no head is refused",
        arguments: [
            "", "{}", "[]", #"{"format":"zhengming-tree-head-2"}"#, #"{"format":"zhengming-tree-head-1","size":-1}"#,
        ])
    func unreadable(_ text: String) {
        #expect(throws: SealError.unreadable("head")) { try TreeHead(json: Array(text.utf8)) }
        #expect(throws: SealError.unreadable("proof")) { try ConsistencyProof(json: Array(text.utf8)) }
    }

    @Test("one bit of a field changed, and the signature does not fit")
    func bent() throws {
        let head = try head(by: .random())
        func with(
            size: Int? = nil, root: [UInt8]? = nil, at: Int64 = 0, key: [UInt8]? = nil, signature: [UInt8]? = nil
        ) -> TreeHead {
            TreeHead(
                size: size ?? head.size, root: root ?? head.root, hashAlgorithm: head.hashAlgorithm,
                signedAt: Instant(milliseconds: head.signedAt.milliseconds + at),
                signatureAlgorithm: head.signatureAlgorithm, publicKey: key ?? head.publicKey,
                signature: signature ?? head.signature)
        }
        let bent = [
            with(size: 4), with(root: head.root.bent), with(at: 1), with(key: SealKey.random().publicKey),
            with(key: []), with(signature: head.signature.bent), with(signature: []),
        ]
        for each in bent { #expect(try !each.isSigned(by: .standard)) }
        #expect(try with().isSigned(by: .standard))
    }

    @Test("the key's file is made once, for its owner alone, and read again as the same key")
    func key() throws {
        let folder = try TemporaryFolder()
        let file = folder.file("seal.key")
        #expect(throws: SealError.key("no key file at \(file)")) { try SealKey.load(file: file, makesFile: false) }
        let key = try SealKey.load(file: file, makesFile: true)
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        #expect(try SealKey.load(file: file, makesFile: true).publicKey == key.publicKey)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("")) == ["seal.key"])
        try Data("x\n".utf8).write(to: URL(filePath: file))
        #expect(throws: SealError.key("a key has 64 hexadecimal digits")) {
            try SealKey.load(file: file, makesFile: true)
        }
    }

    @Test("an exported proof of an event holds for its head, one of a consistency for its heads")
    func proofs() async throws {
        let journal = try SealedJournal()
        try await journal.add(21)
        let older = try #require(try await journal.sealer().seal().head)
        try await journal.add(30, to: "b")
        let newer = try #require(try await journal.sealer().seal().head)
        let proof = try await journal.database.read { try ConsistencyProof(from: 21, to: 51, in: $0) }
        #expect(proof.shows(older, becomes: newer, hash: SHA256TreeHash()))
        #expect(!proof.shows(newer, becomes: older, hash: SHA256TreeHash()))
        #expect(proof.fromHead == older && proof.toHead == newer)
        #expect(try ConsistencyProof(json: Array(try JSONEncoder().encode(proof))) == proof)
        for (stream, version, size) in [("attempt/a", 21, nil), ("attempt/b", 30, 51), ("attempt/a", 1, 21)] {
            let found = try await journal.database.read {
                try InclusionProof(of: stream, version: version, size: size, in: $0)
            }
            let hash = try #require([UInt8](hexadecimal: found.eventHash))
            let leaf = SHA256TreeHash().leaf(LeafEntry.bytes(stream: stream, version: version, hash: hash))
            let head = try #require(found.head)
            #expect(
                MerkleProof.includes(
                    leaf, at: found.leafIndex, path: found.path.compactMap { [UInt8](hexadecimal: $0) },
                    size: found.size, root: head.root, hash: SHA256TreeHash()))
        }
        let wrong: [(String, Int, Int?, SealError)] = [
            ("attempt/a", 22, nil, .noSuchEvent), ("attempt/b", 30, 50, .notSealed),
            ("attempt/a", 1, 52, .noSuchSize(asked: 52, leaves: 51)),
        ]
        for (stream, version, size, error) in wrong {
            await #expect(throws: error) {
                _ = try await journal.database.read {
                    try InclusionProof(of: stream, version: version, size: size, in: $0)
                }
            }
        }
    }
}

@Suite("A witness")
struct WitnessTests {
    private let journal: SealedJournal

    init() throws { journal = try SealedJournal() }

    private func offer(
        _ head: TreeHead, proof: ConsistencyProof? = nil, key: [UInt8]? = nil, isKeyNew: Bool = false
    ) -> Witness.Offer {
        Witness.Offer(
            source: "岳阳", head: head, publicKey: key ?? head.publicKey, proof: proof, isKeyNew: isKeyNew)
    }

    private func two() async throws -> (older: TreeHead, newer: TreeHead, proof: ConsistencyProof) {
        try await journal.add(5)
        let older = try #require(try await journal.sealer().seal().head)
        try await journal.add(4)
        let newer = try #require(try await journal.sealer().seal().head)
        return (older, newer, try await journal.database.read { try ConsistencyProof(from: 5, to: 9, in: $0) })
    }

    @Test("the first head is kept, the next with a proof, in either order; the same one again")
    func kept() async throws {
        let (older, newer, proof) = try await two()
        #expect(try Witness.judge(offer(older), after: nil) == .kept)
        #expect(try Witness.judge(offer(newer, proof: proof), after: older) == .kept)
        #expect(try Witness.judge(offer(older, proof: proof), after: newer) == .kept)
        #expect(try Witness.judge(offer(older), after: older) == .kept)
    }

    @Test("another root for as many events, or a proof that does not hold, is an alarm")
    func alarms() async throws {
        let (older, newer, proof) = try await two()
        let other = try SealedJournal()
        try await other.add(9, to: "x")
        func foreign(_ size: Int) throws -> TreeHead {
            try TreeHead(
                size: size, root: [UInt8](repeating: 1, count: 32), hashAlgorithm: "sha256-1", signedAt: Sample.now,
                by: journal.key)
        }
        #expect(try Witness.judge(offer(foreign(5)), after: older) == .rootDiffers)
        #expect(try Witness.judge(offer(foreign(9), proof: proof), after: older) == .proofFails)
        #expect(try Witness.judge(offer(newer, proof: proof), after: try foreign(5)) == .proofFails)
        #expect(WitnessHead.State.allCases.filter(\.isAlarm) == [.rootDiffers, .proofFails])
    }

    @Test("a head without its signature, by another key, or without the proof it needs is not kept")
    func refused() async throws {
        let (older, newer, proof) = try await two()
        let stranger = SealKey.random()
        let strange = try TreeHead(
            size: 9, root: newer.root, hashAlgorithm: "sha256-1", signedAt: Sample.now, by: stranger)
        let bent = TreeHead(
            size: 9, root: newer.root.bent, hashAlgorithm: "sha256-1", signedAt: newer.signedAt,
            signatureAlgorithm: newer.signatureAlgorithm, publicKey: newer.publicKey, signature: newer.signature)
        let unknown = TreeHead(
            size: 9, root: newer.root, hashAlgorithm: "sm3-1", signedAt: newer.signedAt,
            signatureAlgorithm: "sm2-1", publicKey: newer.publicKey, signature: newer.signature)
        let cases: [(Witness.Offer, WitnessRefusal)] = [
            (offer(newer), .proofMissing), (offer(bent, proof: proof), .signatureBad),
            (offer(strange, proof: proof, key: newer.publicKey), .keyOther),
            (offer(strange, proof: proof), .keyChanged), (offer(unknown, proof: proof), .algorithmUnknown),
            (
                offer(
                    newer, proof: try await journal.database.read { try ConsistencyProof(from: 4, to: 9, in: $0) }),
                .proofMissing
            ),
        ]
        for (offer, refusal) in cases {
            #expect(throws: refusal) { try Witness.judge(offer, after: older) }
        }
        #expect(try Witness.judge(offer(strange, proof: proof, isKeyNew: true), after: older) == .kept)
    }

    @Test("what is kept is never replaced, and the last that fits is what the next is compared with")
    func lasting() async throws {
        let (older, newer, proof) = try await two()
        let bad = try TreeHead(
            size: 9, root: older.root, hashAlgorithm: "sha256-1", signedAt: Sample.now, by: journal.key)
        let (first, second, alarm) = (offer(older), offer(newer, proof: proof), offer(bad))
        try await journal.database.write { session in
            try Witness.keep(first, as: .kept, by: .system, at: Sample.now, in: session)
            try Witness.keep(second, as: .kept, by: .system, at: Sample.now, in: session)
            try Witness.keep(alarm, as: .rootDiffers, by: .system, at: Sample.now, in: session)
        }
        let (last, alarms) = try await journal.database.read { session in
            (try Witness.lastOfEach(in: session), try Witness.alarms(limit: 9, in: session))
        }
        #expect(last.map(\.head) == [newer] && last.map(\.source) == ["岳阳"])
        #expect(alarms.map(\.head) == [bad] && alarms.map(\.state) == [.rootDiffers])
        await #expect(throws: StoreError.appendOnly) {
            try await journal.database.write { _ = try $0.run("DELETE FROM witness_head", []) }
        }
    }
}
