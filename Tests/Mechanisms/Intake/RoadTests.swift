import Kernel
import TestKit
import Testing

@testable import Intake

@Suite("Where a report goes")
struct RoutingTests {
    @Test("of a higher Body's matter only the fact of forwarding is kept")
    func forwardedOnRegistration() throws {
        var s = Report.fresh()
        s.facts.belongsToHigherBody = Sample.yueyang
        s.facts.unknownSubjects = [Report.miao]
        let events = try s.act(.register(Report.registration(receivedOn: Report.today.adding(days: -2))), by: "li")
        guard case .forwarded(let event)? = events.first else {
            Issue.record("it is forwarded")
            return
        }
        #expect(event.to == Sample.yueyang)
        #expect(event.destroyed == [Sample.sealed("scan"), Sample.sealed("who")])
        #expect(event.deadline?.rule.parameter == "intake.higher_level_report.forward_up.max")
        let body = Intake.stored(.forwarded(event)).body
        for word in ["miao", "招投标", "integrity", "letter"] { #expect(!body.contains(word)) }
        #expect(s.matter.subjects.isEmpty && s.matter.allegations.isEmpty && s.matter.reporters.isEmpty)
        let summary = Intake.summary(s.state)
        #expect(summary?.isOpen == false)
        #expect(summary?.labels == [])
        #expect(summary?.measures.map(\.measure) == ["intake.forwarded"])
    }

    @Test("a received report that is forwarded up forgets what it held")
    func forwardedAfterReceipt() throws {
        var s = try Report.received()
        try s.act(.askReporter(message: Sample.sealed("ask")), by: "li")
        let events = try s.act(.forwardUp(to: Sample.yueyang), by: "li")
        guard case .forwarded(let event)? = events.first else {
            Issue.record("it is forwarded")
            return
        }
        #expect(event.destroyed == ["text", "about", "ask"].map(Sample.sealed))
        #expect(s.matter.original == nil && s.matter.receiptHash == nil && s.matter.messages.isEmpty)
        #expect(s.matter.statusForReporter == .forwarded)
    }

    @Test("a report on a Body's own head opens in the higher Body, hidden from this one")
    func ownHead() throws {
        var s = Report.fresh()
        s.facts = Intake.Facts(handlingBody: Sample.yueyang, isRestricted: true)
        try s.act(.register(Report.registration()), by: "li")
        #expect(s.matter.frame.body == Sample.yueyang)
        #expect(Intake.summary(s.state)?.isRestricted == true)
    }

    @Test("a received report that turns out to be on the own head moves up with a number of the higher Body")
    func ownHeadOnTranscription() throws {
        var s = try Report.received()
        s.facts = Intake.Facts(handlingBody: Sample.yueyang, isRestricted: true)
        try s.act(.register(Report.registration(channel: .web)), by: "li", number: "岳纪〔2026〕9号")
        #expect(s.matter.frame.body == Sample.yueyang)
        #expect(s.matter.frame.number == "岳纪〔2026〕9号")
        #expect(s.matter.frame.formerNumbers == ["试〔2026〕1号"])
        #expect(s.matter.frame.isRestricted)
    }

    @Test("a report wholly out of remit is transferred or declined and never accepted")
    func outOfRemit() throws {
        let both = [Report.allegation("欠薪", inRemit: false), Report.allegation("噪音", inRemit: false)]
        var s = try Report.registered(Report.registration(reporters: [], allegations: both))
        #expect(s.waiting == ["intake.transfer"])
        #expect(s.matter.deadline(.transfer) != nil)
        try s.act(
            .transfer(to: "人社局", allegations: [1], reason: "劳动争议", exposureChecked: true), by: "li")
        #expect(s.matter.stage.code == "registered")
        try s.act(.decline(allegations: [], reason: "非受理范围"), by: "li")
        #expect(s.matter.stage == .routed(.outOfRemit))
        #expect(s.matter.statusForReporter == .outOfRemit)
        #expect(s.matter.allegations.map(\.settled?.transferredTo) == ["人社局", nil])
    }

    @Test("a mixed report is accepted for what is in remit and the rest is transferred")
    func mixed() throws {
        let both = [Report.allegation("欠薪", inRemit: false), Report.allegation()]
        var s = try Report.accepted(Report.registration(reporters: [], allegations: both))
        #expect(s.matter.items == [ItemKey(allegation: 2, subject: Report.miao)])
        #expect(s.waiting.contains("intake.transfer"))
        try s.act(.transfer(to: "人社局", allegations: [], reason: "劳动争议", exposureChecked: true), by: "li")
        #expect(s.matter.stage == .accepted)
        #expect(!s.waiting.contains("intake.transfer"))
    }

    @Test("a repeat is kept with the earlier report, and its reporter is not notified again")
    func repeated() throws {
        var s = try Report.accepted()
        try s.act(.markRepeat(of: Report.earlier, reason: "同一问题"), by: "li")
        #expect(s.matter.statusForReporter == .joinedEarlier)
        #expect(s.waiting.isEmpty)
        #expect(Intake.summary(s.state)?.links == [CaseLink(stream: StreamId("intake", "r0"), kind: "repeatOf")])
    }

    @Test("where no rule drops it, the reporter of a repeat is still notified")
    func repeatedNotified() throws {
        var s = try Report.accepted()
        s.rules = Sample.rules([:])
        try s.act(.markRepeat(of: Report.earlier, reason: "同一问题"), by: "li")
        #expect(s.waiting == ["intake.notifyAcceptance#reporter:1"])
    }

    @Test("a report handed down is accepted or passed on within the clock, with a receipt back up")
    func handedDown() throws {
        var s = try Report.registered(Report.registration(channel: .handedDown, reporters: []))
        #expect(s.matter.deadline(.accept)?.rule.parameter == "intake.forwarded_report.accept_or_transfer.max")
        #expect(s.waiting.contains("intake.acknowledgeHandedDown"))
        try s.act(.accept, by: "li")
        try s.act(.acknowledgeHandedDown, by: "li")
        #expect(!s.waiting.contains("intake.acknowledgeHandedDown"))
    }

    @Test("a late entry from an old register starts no clock")
    func imported() throws {
        let s = try Report.accepted(
            Report.registration(channel: .handedDown, reporters: [], importedFrom: "2021年来信登记簿"))
        #expect(s.matter.deadlines.isEmpty)
    }
}

@Suite("What is entered about a report")
struct RegistrationTests {
    @Test("a correction is a later entry; the earlier stays readable")
    func corrected() throws {
        var s = try Report.accepted()
        let changed = Report.registration(
            channel: .visit, subjects: [Report.miao, Report.bureau],
            allegations: [Report.allegation("改正后", inRemit: true, [Report.miao, Report.bureau])])
        try s.act(.correctRegistration(reason: "登记有误", registration: changed), by: "li")
        #expect(s.matter.channel == .visit)
        #expect(s.matter.corrections.first?.channelBefore == .letter)
        #expect(s.matter.corrections.first?.allegationsBefore.map(\.number) == [1])
        #expect(s.matter.reporters.map(\.naming) == [.confirmed])
        #expect(s.matter.items.count == 2)
        #expect(s.matter.stage == .accepted)
    }

    @Test("a correction that leaves nothing in remit gives the report back to the petition office")
    func correctedOut() throws {
        var s = try Report.accepted()
        let changed = Report.registration(allegations: [Report.allegation("欠薪", inRemit: false)])
        try s.act(.correctRegistration(reason: "登记有误", registration: changed), by: "li")
        #expect(s.matter.stage == .registered)
        #expect(s.waiting == ["intake.transfer"])
    }

    @Test("a real name counts once confirmed; the notice runs from receipt")
    func confirmedLate() throws {
        let received = Report.today.adding(days: -10)
        var s = try Report.registered(Report.registration(receivedOn: received))
        try s.act(.accept, by: "li")
        #expect(s.matter.deadline(.notifyAcceptance, part: "reporter:1") == nil)
        try s.act(.confirmRealName(reporter: 1), by: "li")
        let due = s.matter.deadline(.notifyAcceptance, part: "reporter:1")?.due
        #expect(due == WorkCalendar.unpublished.day(15, workdaysAfter: received).day)
    }

    @Test("a name that was another's counts as anonymous")
    func refuted() throws {
        var s = try Report.accepted()
        try s.act(.refuteRealName(reporter: 1, reason: "冒名"), by: "li")
        #expect(s.matter.reporters.map(\.naming) == [.refuted])
        #expect(!s.waiting.contains("intake.notifyAcceptance#reporter:1"))
        #expect(s.matter.realNameReportersUntold.isEmpty)
    }

    @Test("an added allegation is a further item")
    func added() throws {
        var s = try Report.accepted()
        try s.act(.addAllegation(Report.allegation("收受礼金")), by: "chen")
        #expect(s.matter.items.map(\.allegation) == [1, 2])
    }

    @Test("an anonymous reporter is asked and answers by the receipt code")
    func messages() throws {
        var s = try Report.received()
        try s.act(.askReporter(message: Sample.sealed("ask")), by: "li")
        try s.act(.reporterAnswered(message: Sample.sealed("answer")), by: "portal")
        #expect(s.matter.messages.map(\.isFromReporter) == [false, true])
    }
}

@Suite("Disposal, result and reopening of a report")
struct HandlingTests {
    @Test("a hold has a date, is kept on or taken up again with a new clock")
    func hold() throws {
        var s = try Report.disposed(.hold)
        #expect(s.waiting.contains("intake.reviewHold"))
        #expect(s.matter.tasks.first { $0.act == "intake.reviewHold" }?.deadline?.due == Report.month)
        let later = Report.month.adding(months: 1)
        try s.act(.reviewHold(next: .keep(until: later), reason: "尚无新线索"), by: "chen")
        #expect(s.matter.tasks.first { $0.act == "intake.reviewHold" }?.deadline?.due == later)
        try s.act(.reviewHold(next: .resume, reason: "出现新线索"), by: "chen")
        #expect(s.matter.stage == .accepted)
        #expect(s.matter.deadline(.proposeDisposal) != nil)
    }

    @Test("a report disposed of by closing is told to its real-name reporter and closed")
    func closeAtOnce() throws {
        var s = try Report.disposed(.close)
        #expect(s.matter.statusForReporter == .concluded)
        #expect(s.matter.deadline(.tellResult, part: "reporter:1") != nil)
        try s.act(.tellResult(reporter: 1, how: "书面", exposureChecked: true), by: "chen")
        try s.act(.close(reason: "予以了结"), by: "chen")
        #expect(s.matter.stage.code == "closed")
        let measures = Intake.summary(s.state)?.measures ?? []
        #expect(
            measures.map { "\($0.measure) \($0.breakdown)" } == [
                "intake.reports ", "intake.reports channel=letter", "intake.concluded ",
                "intake.concluded channel=letter",
            ])
        #expect(measures.allSatisfy { $0.on.day == 1 })
    }

    @Test("a disposal sent back can be proposed again")
    func sentBack() throws {
        var s = try Report.proposed()
        try s.act(.sendBack(reason: "补充集体研究记录"), by: "zhou")
        #expect(s.matter.stage == .accepted)
        #expect(s.matter.setbacks.map(\.kind) == [.sentBack])
        #expect(s.waiting.contains("intake.proposeDisposal"))
    }

    @Test("a paper approval is entered by a clerk and waits for its signer to confirm")
    func paper() throws {
        var s = try Report.proposed()
        try s.act(.approve(opinion: "同意", paper: Report.paper(by: "zhou")), by: "li")
        #expect(s.matter.unconfirmedPapers.map(\.given.enteredBy) == [Sample.staff("li")])
        #expect(s.waiting.contains("intake.confirmPaper#zhou"))
        #expect(s.refusal(.approve(opinion: "同意了", paper: nil), by: "zhou") == .handling(.approverSpokeBefore))
        try s.act(.confirmPaper, by: "zhou")
        #expect(s.matter.unconfirmedPapers.isEmpty)
        #expect(s.matter.frame.participants.isSuperset(of: ["zhou", "li", "chen"].map(Sample.staff)))
    }

    @Test("who approves by delegation is bound like the person delegating")
    func delegated() throws {
        let s = try Report.proposed()
        let command = Intake.Command.approve(opinion: "同意", paper: nil)
        #expect(s.refusal(command, by: "zhou", onBehalfOf: "deng") == .handling(.approverMustNotBeHandler))
        #expect(s.refusal(command, by: "zhou", onBehalfOf: "wu") == nil)
    }

    @Test("a new result is told again after a reopening that somebody else approved")
    func reopened() throws {
        var s = try Report.closed()
        try s.act(.recordNewEvidence(reporter: 1, content: Sample.sealed("new")), by: "li")
        #expect(s.waiting == ["intake.feedBack", "intake.checkNewEvidence#evidence:1"])
        try s.act(.checkNewEvidence(evidence: 1, outcome: .reopen, reason: "新证据具体"), by: "chen")
        try s.act(.reopen(reason: "新证据具体"), by: "chen")
        #expect(s.refusal(.approve(opinion: "同意", paper: nil), by: "chen") == .handling(.approverMustNotBeProposer))
        try s.act(.approve(opinion: "同意", paper: nil), by: "wu")
        #expect(s.matter.stage == .accepted)
        #expect(s.matter.statusForReporter == .beingHandled)
        #expect(s.matter.findings.count == 1)

        try s.act(
            .proposeDisposal(method: .talkOrInquiry, reason: "复核", reviewOn: nil, study: Report.study), by: "chen")
        try s.act(.approve(opinion: "同意", paper: nil), by: "zhou")
        try s.act(.approve(opinion: "同意", paper: nil), by: "wu")
        let second = Sample.id("v2", as: CaseId.self)
        try s.act(.startVerifying(verification: second), by: "system")
        try s.act(.conclude(verification: second, findings: [Report.finding(1, .substantiated)]), by: "system")
        #expect(s.matter.realNameReportersUntold == [1])
        try s.act(
            .recordMeasure(
                item: ItemKey(allegation: 1, subject: Report.miao), measure: .admonition, reason: "情节较轻"),
            by: "chen")
        #expect(s.matter.measures.map(\.measure) == [.admonition])
        #expect(Intake.summary(s.state)?.measures.filter { $0.measure == "intake.concluded" }.count == 2)
    }

    @Test("a reopening that is rejected leaves the report as it was")
    func reopeningRejected() throws {
        var s = try Report.closed()
        let before = s.matter.stage
        try s.act(.reopen(reason: "再查"), by: "chen")
        try s.act(.reject(reason: "无新证据"), by: "wu")
        #expect(s.matter.stage == before)
    }

    @Test("what another case sends again changes nothing")
    func sentAgain() throws {
        var s = try Report.concluded()
        let conclude = Intake.Command.conclude(
            verification: Report.verification, findings: [Report.finding(1, .unfounded)])
        for command in [
            .startVerifying(verification: Report.verification), .noteFindingsProposed, conclude,
        ] {
            #expect(try s.act(command, by: "system").isEmpty)
        }
        try s.act(.linkClarification(clarification: Report.clarification), by: "system")
        #expect(try s.act(.linkClarification(clarification: Report.clarification), by: "system").isEmpty)
    }
}

@Suite("What a report shows at each stage")
struct SummaryTests {
    @Test("every stage names its work, its owner and its clock")
    func stages() throws {
        let rows: [(Scenario<Intake>, String, [String: TaskOwner])] = [
            (try Report.received(), "received", ["intake.register": .office(.petition)]),
            (try Report.registered(), "registered", ["intake.accept": .office(.petition)]),
            (
                try Report.accepted(), "accepted",
                ["intake.proposeDisposal": .officers, "intake.notifyAcceptance": .office(.petition)]
            ),
            (try Report.proposed(), "disposalProposed", ["intake.approve": .role(.leaderInCharge, nil)]),
            (try Report.disposed(.hold), "disposed", ["intake.reviewHold": .officers]),
            (try Report.verifying(), "verifying", [:]),
            (
                try Report.concluded(), "concluded",
                ["intake.tellResult": .officers, "intake.close": .officers]
            ),
            (try Report.closed(), "closed", [:]),
        ]
        for (scenario, stage, owners) in rows {
            let summary = Intake.summary(scenario.state)
            #expect(summary?.stage == stage)
            #expect(summary?.number == "试〔2026〕1号")
            for (act, owner) in owners {
                #expect(summary?.tasks.first { $0.act == act }?.owner == owner, "\(stage): \(act)")
            }
        }
        let clocks = ["intake.register", "intake.proposeDisposal", "intake.approve", "intake.tellResult"]
        let all = rows.flatMap { $0.0.matter.tasks }
        for act in clocks { #expect(all.contains { $0.act == act && $0.deadline != nil }, "\(act)") }
    }

    @Test("labels are the channel and the categories")
    func labels() throws {
        #expect(Intake.summary(try Report.registered().state)?.labels == ["letter", "integrity"])
    }
}
