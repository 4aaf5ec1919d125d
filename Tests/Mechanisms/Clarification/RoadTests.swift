import Clarification
import Kernel
import TestKit
import Testing

@Suite("The road of a clarification")
struct RoadTests {
    typealias Play = Scenario<Clarification>

    @Test(
        "each act leads to its stage",
        arguments: [
            (Milestone.opened, "toAssess", Clarification.Step.assess), (.assessed, "toAssess", .assess),
            (.asked, "wishAsked", .assess), (.wished, "wishAsked", .assess), (.proposed, "proposed", .approve),
            (.submitted, "submitted", .approve), (.approved, "approved", .deliver),
            (.lettersDelivered, "delivering", .deliver), (.delivered, "delivered", .deliver),
            (.followedUp, "followingUp", .deliver), (.archived, "archived", .archive),
        ])
    func stages(milestone: Milestone, stage: String, step: Clarification.Step) throws {
        let play = try Play.miao(milestone)
        #expect(play.stage == stage)
        #expect(play.matter?.step == step)
    }

    @Test("the issued text is the rules' clauses filled with approved values")
    func text() throws {
        let matter = try #require(try Play.miao(.approved).matter)
        let letter = try #require(matter.texts.first { $0.form == .letter })
        #expect(
            letter.paragraphs == [
                "屈原管理区交通运输局党组书记、局长缪某同志:2022年7月,屈原管理区纪委监工委收到检举控告,反映你下列问题。",
                "反映“在公交场站扩建工程中造成重大经济损失”的问题。", "反映“擅自免去客运公司负责人职务”的问题。",
                "上述问题经核查失实,特此澄清。", "屈原管理区纪委监工委 2026年11月23日",
            ])
        #expect(Set(matter.texts.map(\.form)) == [.letter, .meeting])
    }

    @Test("who verified is assigned; a recused verifier is not")
    func officers() throws {
        let frame = try #require(try Play.miao(.opened).matter?.frame)
        #expect(frame.officers == [Sample.staff("wang"), Sample.staff("li")])
        #expect(frame.recused == [Sample.staff("zhou")])
    }

    @Test("the deadline of delivery runs from the approval and lateness is recorded")
    func deadline() throws {
        var play = try Play.miao(.submitted, proposal: letterOnly)
        let day = Sample.today.adding(days: -40)
        play = Play(rules: play.rules, facts: play.facts)
        try play.act(.open(World.opening()), by: "system", on: day)
        try play.act(.assess([World.yes(World.losses), World.yes(World.removal)]), by: "wang", on: day)
        try play.act(.askWish(exposureChecked: true), by: "wang", on: day)
        try play.act(.recordWish(subject: World.miao, wish: .agrees, signed: nil), by: "wang", on: day)
        try play.act(.propose(letterOnly), by: "wang", on: day)
        try play.act(.submit, by: "wang", on: day)
        try play.act(.approve(opinion: "同意", paper: nil), by: "leader", on: day)
        let due = play.calendar.day(15, workdaysAfter: day).day
        #expect(play.matter?.deadline(of: .delivery)?.due == due)
        try play.act(.deliver(World.delivery(.letter, to: [1])), by: "wang")
        #expect(play.matter?.deliveries.first?.overdueDays == Sample.today.dayNumber - due.dayNumber)
        #expect(play.stage == "delivered")
    }

    @Test("all answers no: not needed, with reasons counted")
    func notNeeded() throws {
        var play = try Play.miao(.opened)
        try play.act(.assess([World.no(World.losses), World.no(World.removal)]), by: "wang")
        #expect(play.stage == "notNeeded")
        let measures = try #require(Clarification.summary(play.state)).measures
        #expect(measures.filter { $0.measure == "clarification.assessed" && $0.breakdown.isEmpty }.count == 2)
        #expect(measures.contains { $0.breakdown == "reason=noEffect" })
    }

    @Test("all decline: declined; who agrees after all is asked again")
    func declined() throws {
        var play = try Play.miao(.asked)
        try play.act(.recordWish(subject: World.miao, wish: .declines, signed: nil), by: "wang")
        #expect(play.stage == "declined")
        try play.act(.recordWish(subject: World.miao, wish: .agrees, signed: nil), by: "wang")
        #expect(play.stage == "wishAsked")
    }

    @Test("an application opens a case, joins one, is accepted by an answer yes")
    func application() throws {
        var play = Play(rules: World.rules(), facts: World.facts())
        let application = Clarification.Application(applicant: World.miao, gist: "请求澄清", paper: nil)
        #expect(play.refusal(.apply(application), by: "clerk") == .notOpen)
        try play.act(RefusalRow.receive(), by: "clerk")
        #expect(play.stage == "toAssess" && play.matter?.step == .raise)
        #expect(play.matter?.frame.officers == [Sample.staff("wang"), Sample.staff("li")])
        #expect(play.matter?.applications.first?.deadline != nil)
        #expect(try play.act(RefusalRow.receive(), by: "clerk").isEmpty)
        #expect(try play.act(.open(World.opening()), by: "system").isEmpty)
        try play.act(.assess([World.yes(World.losses), World.no(World.removal)]), by: "wang")
        #expect(play.matter?.applications.first?.outcome == .accepted(on: Sample.today))
    }

    @Test("a refused application is reviewed by people who took no part, and opens anew what was answered no")
    func review() throws {
        var play = try Play.miao(.opened)
        try play.act(
            .apply(Clarification.Application(applicant: World.miao, gist: "请求澄清", paper: nil)), by: "clerk")
        try play.act(.assess([World.no(World.losses), World.no(World.removal)]), by: "wang")
        #expect(play.stage == "notNeeded")
        #expect(Clarification.summary(play.state)?.isOpen == true)
        try play.act(.refuseApplication(number: 1, reason: "未造成影响"), by: "clerk")
        let review = Clarification.Command.reviewRefusal(number: 1, isOverturned: true, reason: "影响评优")
        #expect(play.refusal(review, by: "wang") == .reviewerTookPart)
        #expect(play.refusal(review, by: "clerk") == .reviewerTookPart)
        try play.act(review, by: "reviewer")
        #expect(play.stage == "toAssess")
        #expect(play.matter?.unassessed.count == 2)
    }

    @Test("a chain of two steps needs both, and two people")
    func twoSteps() throws {
        var play = try Play.miao(.submitted, steps: 2)
        try play.act(.approve(opinion: "同意", paper: nil), by: "leader")
        #expect(play.stage == "submitted")
        #expect(Clarification.summary(play.state)?.awaitedApproval == ApprovalStep(role: .head))
        #expect(try play.act(.approve(opinion: "同意", paper: nil), by: "leader").isEmpty)
        #expect(play.refusal(.approve(opinion: "再次同意", paper: nil), by: "leader") == .handling(.approverSpokeBefore))
        try play.act(.approve(opinion: "同意", paper: nil), by: "head")
        #expect(play.stage == "approved")
    }

    @Test("a paper approval names signer and clerk, and the signer confirms it")
    func paper() throws {
        var play = try Play.miao(.submitted)
        let paper = PaperApproval(
            approver: Sample.staff("leader"), signedOn: Sample.today, scan: Sample.sealed("scan"))
        try play.act(.approve(opinion: "同意", paper: paper), by: "clerk")
        let given = try #require(play.matter?.rounds.last?.given.first)
        #expect(given.approver == Sample.staff("leader") && given.enteredBy == Sample.staff("clerk"))
        #expect(
            Clarification.summary(play.state)?.tasks.contains { $0.owner == .staff(Sample.staff("leader")) } == true)
        #expect(play.refusal(.confirmPaper, by: "head") == .handling(.noPaperToConfirm))
        try play.act(.confirmPaper, by: "leader")
        #expect(play.matter?.papers.first?.confirmedOn == Sample.today)
    }

    @Test("sent back, proposed anew, rejected")
    func returned() throws {
        var play = try Play.miao(.submitted)
        try play.act(.sendBack(reason: "范围过大"), by: "leader")
        #expect(play.stage == "returned")
        try play.act(.propose(letterOnly), by: "li")
        try play.act(.submit, by: "li")
        try play.act(.reject(reason: "不宜澄清"), by: "leader")
        #expect(play.stage == "notNeeded")
        #expect(play.matter?.rounds.count == 2)
    }

    @Test("widening blocks delivery until it is approved, and a rejected one leaves what was approved")
    func widening() throws {
        var play = try Play.miao(.lettersDelivered)
        let more = [World.entry(4, .place, [.circular], name: "区政务公开栏")]
        try play.act(.widenScope(audience: more), by: "wang")
        let meeting = Clarification.Command.deliver(World.delivery(.meeting, to: [3], heard: [1]))
        #expect(play.refusal(meeting, by: "wang") == .notApproved)
        try play.act(.submit, by: "wang")
        var rejected = play
        try rejected.act(.reject(reason: "不宜扩大"), by: "leader")
        #expect(rejected.stage == "delivering")
        #expect(
            rejected.refusal(.deliver(World.delivery(.circular, to: [4])), by: "wang") == .deliveryOutsideApprovedScope)
        try rejected.act(meeting, by: "wang")
        #expect(rejected.stage == "delivered")
        try play.act(.approve(opinion: "同意", paper: nil), by: "leader")
        #expect(play.stage == "delivering")
        try play.act(meeting, by: "wang")
        #expect(play.stage == "delivering")
        try play.act(.deliver(World.delivery(.circular, to: [4])), by: "wang")
        #expect(play.stage == "delivered")
    }

    @Test("a wrong clarification is corrected before exactly those it reached, and names no item that fell")
    func correction() throws {
        var play = try Play.miao(.lettersDelivered)
        #expect(play.refusal(.correct(kind: .resultChanged, reason: "新证据"), by: "wang") == .resultHasNotChanged)
        play.facts.findings[World.losses] = .substantiated
        #expect(
            play.refusal(.deliver(World.delivery(.meeting, to: [3], heard: [1])), by: "wang")
                == .itemNotUnfounded(key: World.losses))
        try play.act(.correct(kind: .resultChanged, reason: "新证据"), by: "wang")
        try play.act(.submit, by: "wang")
        try play.act(.approve(opinion: "同意", paper: nil), by: "leader")
        let round = try #require(play.matter?.scope)
        #expect(round.proposal.servings.map(\.description).sorted() == ["letter:1", "letter:2"])
        let text = try #require(play.matter?.texts.filter { $0.round == round.round }.flatMap(\.paragraphs).joined())
        #expect(!text.contains("重大经济损失") && text.contains("擅自免去") && !text.contains("新证据"))
        try play.act(.deliver(World.delivery(.letter, to: [1, 2])), by: "wang")
        #expect(play.stage == "corrected")
        try play.act(.archive, by: "wang")
        #expect(play.stage == "archived")
    }

    @Test("the rest of a delivery is withdrawn when a subject takes back the wish")
    func restWithdrawn() throws {
        var play = try Play.miao(.lettersDelivered)
        try play.act(
            .recordWish(
                subject: World.miao, wish: .agreesInPart(forms: [.letter], audience: [.person, .unit]), signed: nil),
            by: "wang")
        #expect(
            play.refusal(.deliver(World.delivery(.meeting, to: [3])), by: "wang") == .outsideWish(entry: 3))
        try play.act(.withdraw(reason: "本人不愿在会议上澄清"), by: "wang")
        #expect(play.stage == "delivered")
        #expect(play.matter?.scope?.proposal.forms == [.letter])
    }

    @Test("items that join while a proposal is on its way are assessed when it is archived")
    func joined() throws {
        var play = try Play.miao(.followedUp)
        try play.act(.open(World.opening([World.losses, World.pressure], by: ["li", "sun"])), by: "system")
        #expect(play.stage == "followingUp")
        // Who verified the second time clarifies too, and approves nothing.
        #expect(play.matter?.frame.officers == Set(["wang", "li", "sun"].map(Sample.staff)))
        #expect(play.matter?.hands.contains(Sample.staff("sun")) == true)
        try play.act(.archive, by: "wang")
        #expect(play.stage == "toAssess")
        #expect(play.matter?.unassessed.map(\.key) == [World.pressure])
    }

    @Test("a wording that says too much can only be shortened")
    func shortened() throws {
        var play = try Play.miao(.wished)
        let shorten = { (text: String) in
            Clarification.Command.shortenWording(item: World.losses, wording: text, reason: "超出结论")
        }
        #expect(play.refusal(shorten("在公交场站扩建工程中清正廉洁"), by: "wang") == .wordingNotShortened)
        try play.act(shorten("在公交场站工程中造成经济损失"), by: "wang")
        #expect(play.matter?.item(World.losses)?.shortWording == "在公交场站工程中造成经济损失")
    }

    @Test("the personnel department is on the audience and told where promotion is at stake")
    func personnel() throws {
        let proposal = Clarification.Proposal(
            items: [World.losses],
            audience: [
                World.entry(1, .person, [.letter]), World.entry(2, .unit, [.letter], isPersonnel: true),
            ], promotionAtStake: true)
        var play = try Play.miao(.lettersDelivered, proposal: proposal)
        try play.act(.followUp(on: Sample.today, how: .visit, note: "好"), by: "wang")
        try play.act(.followUp(on: Sample.today, how: .talk, note: "好"), by: "wang")
        #expect(play.refusal(.archive, by: "wang") == .personnelNotTold)
        try play.act(.tellPersonnel(on: Sample.today, receipt: nil), by: "wang")
        try play.act(.archive, by: "wang")
        #expect(play.stage == "archived")
    }

    let letterOnly = Clarification.Proposal(
        items: [World.losses], audience: [World.entry(1, .person, [.letter], name: "缪某")])
}
