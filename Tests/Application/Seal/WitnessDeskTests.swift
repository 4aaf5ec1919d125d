import Kernel
import Seal
import Storage
import TestKit
import Testing

@testable import Application

@Suite("Heads of other installations at the desk")
struct WitnessDeskTests {
    private static let key = SealKey.random()

    private func head(_ size: Int, root: UInt8 = 1) throws -> TreeHead {
        try TreeHead(
            size: size, root: [UInt8](repeating: root, count: 32), hashAlgorithm: "sha256-1", signedAt: Sample.now,
            by: Self.key)
    }

    private func offer(_ head: TreeHead, from source: String = "屈原区平台") -> Witness.Offer {
        Witness.Offer(source: source, head: head, publicKey: Self.key.publicKey, proof: nil)
    }

    private func codes(in town: Town) async throws -> [String] {
        try await town.database.read { try Attempts.listAll(limit: 50, in: $0).map(\.attempt.code).reversed() }
    }

    @Test("a head is kept once, noted for the Body of who brought it, and compared with the next")
    func kept() async throws {
        let town = try await Town()
        let desk = WitnessDesk(database: town.database) { [town] in town.clock.now }
        let first = try await desk.add(offer(try head(5)), by: .system)
        #expect(!first.wasAlreadySo && first.size == 5)
        #expect(try await desk.add(offer(try head(5)), by: .system).wasAlreadySo)
        await #expect { try await desk.add(offer(try head(5, root: 2)), by: .system) } throws: { error in
            guard case ActFailure.refused(let notice) = error else { return false }
            return notice.code == "rootDiffers" && notice.basis == .structure("SYS-SEA-04")
        }
        await #expect { try await desk.add(offer(try head(6)), by: .staff(Sample.staff("h.lead"))) } throws: { error in
            guard case ActFailure.refused(let notice) = error else { return false }
            return notice.code == "proofMissing" && notice.field == "proof"
        }
        #expect(try await codes(in: town).sorted() == ["kept", "proofMissing", "rootDiffers"])
        let (last, alarms) = try await town.database.read { session in
            (try Witness.lastOfEach(in: session), try Witness.alarms(limit: 9, in: session))
        }
        let (whole, other) = (try head(5), try head(5, root: 2))
        #expect(last.map(\.head.root) == [whole.root] && alarms.map(\.head.root) == [other.root])
        let trail = try await town.database.read { session in
            try AuditTrail.page(AuditQuery(path: [Town.hunan], limit: 9), in: session)
        }
        #expect(trail.count == 3 && trail.allSatisfy { $0.act == WitnessDesk.act && $0.kind == .attempt })
    }

    @Test("a source has a name that can be read", arguments: ["", "甲\n乙", String(repeating: "甲", count: 61)])
    func source(_ name: String) async throws {
        let town = try await Town()
        let desk = WitnessDesk(database: town.database) { Sample.now }
        await #expect { try await desk.add(offer(try head(5), from: name), by: .system) } throws: { error in
            if case ActFailure.invalid(let problems) = error { problems.map(\.path) == ["from"] } else { false }
        }
        #expect(try await codes(in: town).isEmpty)
    }

    @Test("a rebuild leaves leaves, nodes, heads and what is kept of others as they are")
    func rebuilt() async throws {
        let town = try await Town()
        let sealer = Sealer(database: town.database, signer: Self.key) { Sample.now }
        let run = try await sealer.seal()
        _ = try await WitnessDesk(database: town.database) { Sample.now }.add(offer(try head(5)), by: .system)
        _ = try await town.database.write { try Rebuild.run(in: $0) { _ in } }
        let (report, kept) = try await town.database.read { session in
            (
                try SealCheck(session: session, key: Self.key.publicKey).report(),
                try Witness.lastOfEach(in: session)
            )
        }
        #expect(report == SealReport(leaves: run.added, heads: 1, firstBad: nil) && run.added > 0)
        #expect(kept.map(\.head.size) == [5])
    }
}
