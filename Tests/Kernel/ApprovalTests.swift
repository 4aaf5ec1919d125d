import TestKit
import Testing

@testable import Kernel

/// A matter of which `an` and `chen` are officers, `shen` passed the gate and `ou` is recused.
private let matter = {
    var frame = CaseFrame(
        body: Sample.quyuan, number: "试1号", openedOn: Sample.today.adding(days: -9), recused: [Sample.staff("ou")])
    frame.officers = [Sample.staff("an"), Sample.staff("chen")]
    return Passed(frame: frame)
}()

/// A case that has been through a quality gate.
private struct Passed: Handled {
    var frame: CaseFrame
    let hands: Set<StaffId> = [Sample.staff("an"), Sample.staff("chen"), Sample.staff("before")]
    let gatekeepers: Set<StaffId> = [Sample.staff("shen")]
    let isUnderApproval = true
    let clocks: [ClockName: Deadline] = [:]

    mutating func set(_: ClockName, to _: Deadline) -> Bool { false }
}

@Suite("Who may approve a proposal, in every mechanism")
struct ApprovalTests {
    /// Proposed yesterday by `an`, with `helper` among the handlers; two steps.
    private func round(spoken: [StaffId] = []) -> ApprovalRound {
        let empty = ApprovalRound(
            chain: [ApprovalStep(role: .leaderInCharge), ApprovalStep(role: .head)], proposer: Sample.staff("an"),
            handlers: [Sample.staff("an"), Sample.staff("helper")], proposedOn: Sample.today.adding(days: -1))
        return spoken.enumerated().reduce(empty) { round, one in
            round.adding(
                GivenApproval(
                    step: one.offset, approver: one.element, onBehalfOf: nil, opinion: "同意", enteredBy: nil,
                    on: Sample.today))
        }
    }

    private func context(
        _ who: String, for other: String? = nil, on day: CivilDate = Sample.today
    ) -> Context<Handling.Facts> {
        Context(
            actor: .staff(Sample.staff(who)), actingBody: Sample.quyuan, onBehalfOf: other.map(Sample.staff),
            occurredOn: day, today: Sample.today, now: Sample.now, rules: Sample.rules([:]),
            calendar: WorkCalendar(exceptions: [:], publishedYears: [2026]),
            caseNumber: "", facts: Handling.Facts(conflicted: [Sample.staff("sister")]))
    }

    private func approve(
        _ who: String, for other: String? = nil, on day: CivilDate = Sample.today, opinion: String = "同意",
        paper: PaperApproval? = nil, spoken: [StaffId] = []
    ) throws(Handling.Refusal) -> GivenApproval {
        let context = context(who, for: other, on: day)
        return try Handling.approve(
            opinion, paper, of: round(spoken: spoken), given: matter, in: context, knowing: context.facts)
    }

    private func paper(_ signer: String, on day: CivilDate = Sample.today) -> PaperApproval {
        PaperApproval(approver: Sample.staff(signer), signedOn: day, scan: Sample.sealed("scan"))
    }

    @Test("a leader with no part in the matter approves the step that is awaited")
    func given() throws {
        let given = try approve("leader")
        #expect(given.step == 0 && given.approver == Sample.staff("leader") && given.enteredBy == nil)
        let second = try approve("head", spoken: [Sample.staff("leader")])
        #expect(second.step == 1)
    }

    @Test("a delegate's approval names both, one on paper its signer and the clerk")
    func named() throws {
        #expect(try approve("deputy", for: "leader").onBehalfOf == Sample.staff("leader"))
        let signed = try approve("clerk", paper: paper("leader", on: Sample.today.adding(days: -1)))
        #expect(signed.approver == Sample.staff("leader") && signed.enteredBy == Sample.staff("clerk"))
        #expect(signed.on == Sample.today.adding(days: -1) && signed.onBehalfOf == nil)
    }

    @Test("who proposed, handles, handled, reviewed, spoke before or is too near does not approve")
    func refused() {
        let rows: [(who: String, refusal: Handling.Refusal)] = [
            ("an", .approverMustNotBeProposer), ("helper", .approverMustNotBeHandler),
            ("chen", .approverMustNotBeHandler), ("before", .approverMustNotBeHandler),
            ("shen", .approverMustNotBeReviewer), ("sister", .approverConflicted), ("ou", .actorRecused),
        ]
        for row in rows {
            #expect(throws: row.refusal, "\(row.who) directly") { try approve(row.who) }
            #expect(throws: row.refusal, "for \(row.who)") { try approve("deputy", for: row.who) }
            #expect(throws: row.refusal, "\(row.who) on paper") { try approve("clerk", paper: paper(row.who)) }
            #expect(throws: row.refusal, "\(row.who) sends back") {
                let context = context(row.who)
                try Handling.checkTurningDown(
                    because: "再查", round(), given: matter, in: context, knowing: context.facts)
            }
        }
        #expect(throws: Handling.Refusal.approverSpokeBefore) {
            try approve("leader", spoken: [Sample.staff("leader")])
        }
        #expect(throws: Handling.Refusal.approverSpokeBefore) {
            try approve("deputy", for: "leader", spoken: [Sample.staff("leader")])
        }
    }

    @Test("a round in which somebody recused since then spoke does not go on, but can be sent back")
    func touched() throws {
        let spoken = [Sample.staff("ou")]
        #expect(throws: Handling.Refusal.roundTouchedByRecused) { try approve("head", spoken: spoken) }
        let context = context("head")
        try Handling.checkTurningDown(
            because: "重新提请", round(spoken: spoken), given: matter, in: context, knowing: context.facts)
    }

    @Test("nobody approves before it was proposed, on paper either, nor enters the own paper, nor says nothing")
    func dates() {
        let early = Sample.today.adding(days: -2)
        #expect(throws: Handling.Refusal.approvedBeforeProposal) { try approve("leader", on: early) }
        #expect(throws: Handling.Refusal.signedOutsideRound) {
            try approve("clerk", paper: paper("leader", on: early))
        }
        #expect(throws: Handling.Refusal.signedOutsideRound) {
            try approve("clerk", on: Sample.today.adding(days: -1), paper: paper("leader"))
        }
        #expect(throws: Handling.Refusal.clerkMustNotBeSigner) { try approve("leader", paper: paper("leader")) }
        #expect(throws: Handling.Refusal.clerkMustNotBeSigner) {
            try approve("deputy", for: "leader", paper: paper("leader"))
        }
        #expect(throws: Handling.Refusal.textMissing(field: "opinion")) { try approve("leader", opinion: " \n") }
    }
}
