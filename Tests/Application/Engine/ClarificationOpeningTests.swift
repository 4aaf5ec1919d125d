import Clarification
import Intake
import Kernel
import Storage
import TestKit
import Testing
import Verification

@testable import Application

@Suite("An application for a clarification, and whose it is")
struct ClarificationOpeningTests {
    private static let findings = [1, 2].map {
        FindingOutcome(
            key: ItemKey(allegation: $0, subject: .official(Sample.miao)),
            result: $0 == 1 ? .unfounded : .substantiated, shortWording: "反映的问题")
    }

    private func application(on report: String, by applicant: String = "official:miao") -> FormValue {
        ["report": .text(report), "applicant": .text(applicant), "gist": "请求对失实问题予以澄清"]
    }

    private func number(of id: CaseId, in town: Town) async throws -> String {
        try await town.database.read {
            try $0.row("SELECT number FROM case_head WHERE id = ?", [.text(id.text)])?.text(0) ?? ""
        }
    }

    /// What a decision of the system makes, written with nothing that follows from it: as a register of the time before
    /// clarifications opened by themselves leaves a report.
    private func concludeAlone(_ report: CaseId, _ verification: CaseId, in town: Town) async throws {
        let now = town.clock.now
        try await town.database.write { session in
            let loaded = try Loaded<Intake>.read(report, in: session)
            let context = Context(
                actor: .system, actingBody: Sample.quyuan, occurredOn: Sample.today, today: Sample.today, now: now,
                rules: .none, calendar: .unpublished, caseNumber: "", facts: Intake.Facts(handlingBody: Sample.quyuan))
            let events = try Intake.decide(
                .conclude(verification: verification, findings: Self.findings), given: loaded.state, in: context)
            let stored = events.enumerated().map { index, event in
                StoredEvent(
                    stream: loaded.stream, version: loaded.head.version + index + 1, payload: Intake.stored(event),
                    actor: .system, actingBody: Sample.quyuan, onBehalfOf: nil, occurredOn: Sample.today,
                    recordedAt: now, ruleSets: loaded.pins, cause: nil)
            }
            _ = try Journal.append(stored, after: loaded.head, in: session)
            let next = try Loaded<Intake>.read(report, in: session)
            if let summary = Intake.summary(next.state) {
                var tally = CaseTally()
                try CaseProjection.put(
                    summary, stream: next.stream, version: next.head.version, changedAt: now,
                    replacing: Intake.summary(loaded.state), counting: &tally, in: session)
                try tally.write(in: session)
            }
        }
    }

    @Test("the petition office opens one for a concluded report that has none; the clock of the answer runs")
    func opens() async throws {
        let town = try await Town()
        let cases = try await town.verifying()
        let report = try await number(of: cases.report, in: town)
        let early = await town.failure("clarification.receiveApplication", by: "q.pet", application(on: report))
        #expect(early?.notice?.code == "reportNotConcluded")
        try await concludeAlone(cases.report, cases.verification, in: town)

        let wrong = await town.failure(
            "clarification.receiveApplication", by: "q.pet", application(on: report, by: "official:chai"))
        #expect(wrong?.notice?.code == "applicantNotSubject")
        let answer = try await town.act(
            "clarification.receiveApplication", by: "q.pet", application(on: report))
        #expect(answer.stage == "toAssess" && answer.number.contains("澄"))
        let state = try await town.database.read { try Loaded<Clarification>.read(answer.caseId, in: $0).state }
        guard case .present(let matter) = state else { return }
        #expect(matter.items.map(\.key) == [Self.findings[0].key])
        #expect(matter.frame.officers == [Sample.staff("q.an"), Sample.staff("q.chen")])
        #expect(matter.applications.first?.deadline?.rule.parameter == "clarify.application.decision.max")
        let linked = try await town.database.read { try Loaded<Intake>.read(cases.report, in: $0).state }
        guard case .present(let known) = linked else { return }
        #expect(known.clarification == answer.caseId)

        // A second one is not opened: the application goes into the first.
        let again = await town.failure("clarification.receiveApplication", by: "q.pet", application(on: report))
        #expect(again?.notice?.code == "clarificationExists")
        let own = await town.failure(
            "clarification.receiveApplication", by: "q.pet", application(on: answer.number))
        #expect(own?.notice?.code == "clarificationExists")
    }

    @Test("a report is found only by whoever sees it, and only the petition office takes an application")
    func sight() async throws {
        let town = try await Town()
        let cases = try await town.concluded()
        let report = try await number(of: cases.report, in: town)
        let theirs = await town.failure("clarification.receiveApplication", by: "y.pet", application(on: report))
        guard case .invalid(let problems)? = theirs else {
            Issue.record("another Body's clerk tries numbers out")
            return
        }
        #expect(problems.map(\.path) == ["report"])
        guard
            case .denied? = await town.failure(
                "clarification.receiveApplication", by: "q.an", application(on: report))
        else {
            Issue.record("an officer takes applications")
            return
        }
    }

    @Test("a lower Body asks the higher to clarify in its place: it moves up when the higher Body's leader accepts")
    func raised() async throws {
        let town = try await Town()
        _ = try await town.concluded()
        let opened = try #require(try await town.journal().last { $0.payload.name == "clarification.opened" })
        let id = try #require(CaseId(opened.stream.id))
        let asking: FormValue = [
            "to": .text(Sample.yueyang.text), "way": "raised", "reason": "影响范围超出本区，请代为澄清",
        ]
        try await town.act("clarification.proposeMove", by: "q.lead", of: id, asking)
        #expect(await town.failure("clarification.acceptMove", by: "q.head", of: id, ["opinion": "同意"]) != nil)
        try await town.act("clarification.declineMove", by: "y.lead", of: id, ["reason": "由你委澄清"])
        try await town.act("clarification.proposeMove", by: "q.lead", of: id, asking)
        try await town.act("clarification.acceptMove", by: "y.lead", of: id, ["opinion": "同意提级"])
        #expect(await town.failure("clarification.assess", by: "q.an", of: id) != nil)
        try await town.act("clarification.assign", by: "y.allot", of: id, ["officers": ["y.an", "y.chen"]])
        let state = try await town.database.read { try Loaded<Clarification>.read(id, in: $0).state }
        guard case .present(let matter) = state else { return }
        #expect(matter.frame.body == Sample.yueyang && matter.raisedFrom == [Sample.quyuan])
        // What it came from goes with it.
        let bodies = try await town.database.read {
            try $0.rows("SELECT DISTINCT body FROM case_head", []).map { $0.text(0) }
        }
        #expect(bodies == [Sample.yueyang.text])
    }

    @Test("what a second verification of a reopened report finds unfounded joins the one clarification")
    func reopened() async throws {
        let town = try await Town()
        let cases = try await town.concluded(.inconclusive)
        try await town.act("intake.reopen", by: "q.an", of: cases.report, ["reason": "有新的证据"])
        try await town.act("intake.approve", by: "q.head", of: cases.report, ["opinion": "同意重启"])
        try await town.proposeVerification(of: cases.report)
        try await town.act("intake.approve", by: "q.head", of: cases.report, ["opinion": "同意"])
        let second = try #require(try await town.journal().last { $0.payload.name == "verification.opened" })
        let verification = try #require(CaseId(second.stream.id))
        #expect(verification != cases.verification)
        try await town.act(
            "verification.assign", by: "q.allot", of: verification, ["officers": ["q.an", "q.chen"]])
        try await town.conclude(verification, [.unfounded, .unfounded])
        let names = try await town.journal(of: "clarification").map(\.payload.name)
        #expect(names == ["clarification.opened", "clarification.joined"])
    }

    @Test("a finding against the subject in another report still under handling stands against a clarification")
    func otherViolations() async throws {
        let town = try await Town()
        let other = try await town.concluded(.substantiated)
        let cases = try await town.concluded()
        let ours = try await town.journal().filter {
            $0.payload.name == "clarification.opened" && $0.payload.body.contains(cases.report.text)
        }
        let id = try #require(ours.last.flatMap { CaseId($0.stream.id) })
        let assess: FormValue = [
            "assessments": [
                ["item": "1/official:miao", "isNeeded": "needed", "reasons": ["rightsOrLifeHarmed"]],
                ["item": "2/official:miao", "isNeeded": "needed", "reasons": ["rightsOrLifeHarmed"]],
            ]
        ]
        let failure = await town.failure("clarification.assess", by: "q.an", of: id, assess)
        #expect(failure?.notice?.code == "otherViolationsOpen")
        // A report is not in its own way, whatever else it found.
        let its = try await town.journal().filter {
            $0.payload.name == "clarification.opened" && $0.payload.body.contains(other.report.text)
        }
        let theirs = try #require(its.last.flatMap { CaseId($0.stream.id) })
        try await town.act(
            "clarification.assess", by: "q.an", of: theirs,
            ["assessments": [["item": "2/official:miao", "isNeeded": "needed", "reasons": ["rightsOrLifeHarmed"]]]])
    }
}

extension ActFailure {
    /// The refusal, where it is one.
    fileprivate var notice: RefusalNotice? {
        if case .refused(let notice) = self { notice } else { nil }
    }
}
