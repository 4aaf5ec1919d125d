import Kernel
import Storage
import TestKit
import Testing
import Vault

@testable import Application

@Suite("One act, one transaction")
struct ActEngineTests {
    @Test("under one idempotency key an act is done once and answered again the same", arguments: Engine.all)
    func repeated(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let first = try await town.act("intake.register", by: "q.pet", key: "k1", Town.registration(original: "原件"))
        let before = try await town.everything()
        let sealed = try await town.sealedCount()
        for _ in 0..<3 {
            let again = try await town.act(
                "intake.register", by: "q.pet", key: "k1", Town.registration(original: "原件"))
            #expect(again == first)
        }
        #expect(try await town.everything() == before)
        #expect(try await town.sealedCount() == sealed && sealed == 1)
        // The key is the actor's own.
        let other = try await town.act("intake.register", by: "y.pet", key: "k1", Town.registration(["official:tong"]))
        #expect(other.caseId != first.caseId)
    }

    @Test("the same key at the same moment from many: one case, one answer", arguments: Engine.all)
    func repeatedAtOnce(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let answers = try await withThrowingTaskGroup(of: ActAnswer.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    try await town.act("intake.register", by: "q.pet", key: "k", Town.registration(original: "原件"))
                }
            }
            return try await group.reduce(into: Set<ActAnswer>()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        #expect(try await town.journal(of: "intake").count == 1)
        let reference = try #require(try await town.originals().first)
        #expect(try await town.vault.open(reference) == Array("原件".utf8))
    }

    @Test("the same key with anything else asked is keyReused, and nothing is done", arguments: Engine.all)
    func keyReused(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let id = try await town.act("intake.register", by: "q.pet", key: "k1", Town.registration()).caseId
        let before = try await town.everything()
        let others: [(String, CaseId?, FormValue)] = [
            ("intake.register", nil, Town.registration(["official:chai"])),
            ("intake.register", nil, Town.registration(original: "原件")), ("intake.accept", id, [:]),
            ("intake.takeIn", nil, ["channel": "letter", "original": "原件"]),
        ]
        for (act, of, input) in others {
            guard case .keyReused? = await town.failure(act, by: "q.pet", of: of, key: "k1", input) else {
                Issue.record("\(act) was taken under a used key")
                continue
            }
        }
        #expect(try await town.everything() == before)
        #expect(try await town.sealedCount() == 0)
    }

    @Test("an act decided on an old page is refused with what has happened since", arguments: Engine.all)
    func stale(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let id = try await town.act("intake.register", by: "q.pet", Town.registration()).caseId
        try await town.act("intake.accept", by: "q.pet", of: id, seen: 1)
        try await town.act("intake.assign", by: "q.allot", of: id, seen: 2, ["officers": ["q.an", "q.chen"]])
        let input: FormValue = ["officers": ["q.bai", "q.chen"]]
        for (seen, since) in [(1, ["intake.accepted", "intake.officersAssigned"]), (2, ["intake.officersAssigned"])] {
            let failure = await town.failure("intake.assign", by: "q.allot", of: id, seen: seen, input)
            guard case .stale(version: 3, since: since)? = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
        }
        guard
            case .stale(version: 3, since: [])? = await town.failure(
                "intake.assign", by: "q.allot", of: id, seen: 9, input)
        else {
            Issue.record("a page from the future was taken")
            return
        }
        #expect(try await town.journal(of: "intake").count == 3)
        try await town.act("intake.assign", by: "q.allot", of: id, seen: 3, input)
    }

    @Test("200 reports opened at once have the numbers 1 to 200, none missing, none twice", arguments: Engine.all)
    func numbers(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let numbers = try await withThrowingTaskGroup(of: String.self) { group in
            for count in 0..<220 {
                group.addTask {
                    // Every eleventh names nobody who is known, and must use up no number.
                    let isWrong = count % 11 == 0
                    let input = Town.registration(isWrong ? ["official:nobody"] : ["official:miao"])
                    guard isWrong else { return try await town.act("intake.register", by: "q.pet", input).number }
                    guard await town.failure("intake.register", by: "q.pet", input) != nil else { return "taken" }
                    return ""
                }
            }
            return try await group.reduce(into: [String]()) { if !$1.isEmpty { $0.append($1) } }
        }
        #expect(numbers.count == 200)
        #expect(Set(numbers) == Set((1...200).map { "屈纪信〔2026〕\($0)号" }))
        #expect(try await town.next("屈纪信") == "屈纪信〔2026〕201号")
        let report = try await town.database.read {
            try Journal.verify(in: $0, dialect: town.database.dialect, replay: Rebuild.firstImpossible)
        }
        #expect(report.firstBad == nil)
    }

    @Test("a refused act leaves nothing: no event, no number, no row, nothing in the vault", arguments: Engine.all)
    func refused(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let id = try await town.proposed()
        let before = try await town.everything()
        let sealed = try await town.sealedCount()
        var wrongDate = Town.registration(original: "原件").fields
        wrongDate["receivedOn"] = .text("\(Sample.today.adding(days: 1))")
        let refused: [(String, String, CaseId?, FormValue)] = [
            // Refused by the mechanism, with something to seal.
            ("intake.register", "q.pet", nil, .object(wrongDate)),
            // Unreadable fields, with something to seal.
            ("intake.register", "q.pet", nil, Town.registration(["official:nobody"], original: "原件")),
            ("intake.takeIn", "q.pet", nil, ["channel": "letter"]),
            // The proposer approves; somebody without the role; an act out of its stage.
            ("intake.approve", "q.an", id, ["opinion": "同意"]), ("intake.approve", "q.pet", id, ["opinion": "同意"]),
            ("intake.accept", "q.pet", id, [:]), ("intake.close", "q.an", id, ["reason": "了结"]),
            // Opens nothing there; no such act; nobody.
            ("intake.register", "q.an", nil, Town.registration(original: "原件")), ("intake.no", "q.pet", id, [:]),
            ("intake.accept", "nobody", id, [:]), ("intake.receive", "q.pet", nil, ["original": "原件"]),
        ]
        for (act, staff, of, input) in refused {
            #expect(await town.failure(act, by: staff, of: of, input) != nil, "\(act) by \(staff) was taken")
            #expect(try await town.everything() == before, "\(act) by \(staff) left something")
            #expect(try await town.sealedCount() == sealed, "\(act) by \(staff) left something sealed")
        }
    }

    @Test("what somebody asks again is already so, and no second event", arguments: Engine.all)
    func alreadySo(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let id = try await town.act("intake.register", by: "q.pet", Town.registration()).caseId
        #expect(try await !town.act("intake.accept", by: "q.pet", of: id).wasAlreadySo)
        let again = try await town.act("intake.accept", by: "q.pet", of: id)
        #expect(again.wasAlreadySo && again.version == 2)
        #expect(try await town.journal(of: "intake").count == 2)
    }

    @Test("a sealed value is on the disk before the event that names it, and opens", arguments: Engine.all)
    func sealed(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        var input = Town.registration(original: "亲笔信").fields
        input["reporters"] = [["name": "张三", "contact": "13800001234", "isRealName": "true"]]
        try await town.act("intake.register", by: "q.pet", .object(input))
        let references = try await town.originals()
        #expect(try await town.vault.open(try #require(references.first)) == Array("亲笔信".utf8))
        #expect(try await town.sealedCount() == 2)
        let rows = try await town.everything().joined()
        for secret in ["张三", "13800001234", "亲笔信"] { #expect(!rows.contains(secret)) }
    }

    /// A registration with a scan so large that it is sealed before the writer is asked.
    private func scanned(on day: CivilDate = Sample.today) -> FormValue {
        let bytes = Array("%PDF-1.7 ".utf8) + [UInt8](repeating: 7, count: 400_000)
        var input = Town.registration().fields
        input["receivedOn"] = .text("\(day)")
        input["originalFile"] = .file(FilePart(name: "scan.pdf", mediaType: "application/pdf", bytes: bytes))
        return .object(input)
    }

    @Test(
        "a large file is sealed too, and leaves nothing when its act is refused or was done before",
        arguments: Engine.all)
    func large(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let before = try await town.everything()
        let refused = await town.failure("intake.register", by: "q.pet", scanned(on: Sample.today.adding(days: 1)))
        #expect(refused != nil)
        #expect(try await town.everything() == before)
        #expect(try await town.sealedCount() == 0)
        let answers = try await withThrowingTaskGroup(of: ActAnswer.self) { group in
            let input = scanned()
            for _ in 0..<6 { group.addTask { try await town.act("intake.register", by: "q.pet", key: "k", input) } }
            return try await group.reduce(into: Set<ActAnswer>()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        #expect(try await town.sealedCount() == 1)
        let reference = try #require(try await town.originals().first)
        #expect(try await town.vault.open(reference).count == 400_009)
    }

    @Test("when the vault cannot write, nothing is done", arguments: Engine.all)
    func vaultFails(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let before = try await town.everything()
        try await town.vaultDatabase.write { _ = try $0.run("ALTER TABLE data_key RENAME TO gone", []) }
        guard case .store? = await town.failure("intake.register", by: "q.pet", Town.registration(original: "原件"))
        else {
            Issue.record("an act was taken whose sealed part could not be kept")
            return
        }
        #expect(try await town.everything() == before)
        try await town.vaultDatabase.write { _ = try $0.run("ALTER TABLE gone RENAME TO data_key", []) }
        #expect(try await town.sealedCount() == 0)
        try await town.act("intake.register", by: "q.pet", Town.registration(original: "原件"))
        #expect(try await town.sealedCount() == 1)
    }
}
