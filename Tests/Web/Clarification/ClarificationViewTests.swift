import Application
import Clarification
import Kernel
import TestKit
import Testing

@testable import Web

@Suite("The page of a clarification")
struct ClarificationViewTests {
    @Test("nothing sealed and no key is printed after any act", arguments: Language.allCases)
    func nothingSealed(language: Language) throws {
        for play in try ClarificationRoad.all() {
            let page = text(of: play, language)
            #expect(!page.contains("secret"))
            for key in ["clarification.", "option.", "SealedRef"] { #expect(!page.contains(key), "\(key)") }
        }
    }

    @Test("the head shows the five steps of the procedure, one of them here until the case ends")
    func steps() throws {
        for play in try ClarificationRoad.all() {
            guard case .present(let matter) = play.state else { continue }
            let steps = Clarification.steps(of: play.state, in: .zh)
            #expect(steps.map(\.label) == ["提出", "评估", "审批", "实施", "归档"])
            let isArchived = if case .archived = matter.stage { true } else { false }
            #expect(steps.count { $0.state == .here } == (isArchived ? 0 : 1))
            #expect(isArchived || steps.first { $0.state == .here }?.label == matter.step.rawValue)
        }
    }

    @Test("a case that comes to nothing ends with its assessment")
    func ended() throws {
        var play = try ClarificationRoad.play { if case .shortenWording = $0 { true } else { false } }
        try play.act(
            .assess(
                [ClarificationRoad.losses, ClarificationRoad.removal].map {
                    Clarification.Assessment(key: $0, isNeeded: false, reasons: [.noEffect])
                }), by: "wang")
        try play.act(.refuseApplication(number: 1, reason: "未造成影响"), by: "wang")
        let steps = Clarification.steps(of: play.state, in: .zh)
        #expect(steps.map(\.label) == ["提出", "评估"])
        #expect(steps.allSatisfy { $0.state == .done })
        #expect(text(of: play, .zh).contains("未造成影响"))
    }

    @Test("the issued texts stand word for word")
    func issued() throws {
        let play = try #require(try ClarificationRoad.all().last)
        guard case .present(let matter) = play.state else { return }
        let page = text(of: play, .zh)
        for paragraph in matter.texts.flatMap(\.paragraphs) { #expect(page.contains("<p>\(paragraph)</p>")) }
        #expect(page.contains(ClarificationRoad.number))
    }

    @Test("the proposal says which servings are done")
    func served() throws {
        let lettersOnly = try ClarificationRoad.play { if case .deliver = $0 { true } else { false } }
        let page = text(of: lettersOnly, .zh)
        #expect(page.contains("书面：已实施") && page.contains("会议：未实施"))
        #expect(!page.contains("书面：未实施") && !page.contains("会议：已实施"))
    }

    @Test("wishes, approvals, deliveries, harms, contacts, applications, people, clocks are on the page")
    func sections() throws {
        let play = try ClarificationRoad.play { $0 == .archive }
        let titles = Clarification.sections(of: play.state, with: ClarificationRoad.names(), in: .zh).map(\.title)
        #expect(
            titles == [
                "失实问题", "本人意愿", "澄清方案", "审批意见", "澄清内容（与批准一致）", "实施情况", "不良影响", "回访", "澄清申请", "承办人员",
                "期限",
            ])
    }

    @Test("a proposal starts with the needed items and the usual audience, and is quick to send")
    func proposed() throws {
        let play = try ClarificationRoad.play { if case .recordWish = $0 { true } else { false } }
        let values = Clarification.proposed(for: "propose", in: play.state).fields
        #expect(values["items"]?.values.compactMap(\.text) == ["1/official:miao", "2/official:miao"])
        let rows = values["audience"]?.values ?? []
        #expect(rows.map { $0.fields["kind"]?.text } == ["person", "unit", "meeting"])
        #expect(
            rows.map { $0.fields["forms"]?.values.compactMap(\.text) } == [
                ["letter"], ["letter", "meeting"], ["meeting"],
            ])
        #expect(rows.allSatisfy { $0.fields["name"]?.text == "" })
    }

    @Test("what the wish leaves out is not proposed")
    func wishBinds() throws {
        var play = try ClarificationRoad.play { if case .recordWish = $0 { true } else { false } }
        try play.act(
            .recordWish(
                subject: ClarificationRoad.miao, wish: .agreesInPart(forms: [.letter], audience: [.person, .unit]),
                signed: nil), by: "wang")
        let rows = Clarification.proposed(for: "propose", in: play.state).fields["audience"]?.values ?? []
        #expect(rows.map { $0.fields["forms"]?.values.compactMap(\.text) } == [["letter"], ["letter"]])
    }

    @Test("what the forms start with is taken by the decision")
    func prefilled() throws {
        var play = try ClarificationRoad.play { if case .sendBack = $0 { true } else { false } }
        let again = Clarification.proposed(for: "clarification.propose", in: play.state).fields
        #expect(again["audience"]?.values.map { $0.fields["name"]?.text } == ["缪某", "交通运输局党组", "局干部职工大会"])
        play = try ClarificationRoad.play { if case .approve(_, .some) = $0 { true } else { false } }
        let letter = Clarification.proposed(for: "deliver", in: play.state).fields
        #expect(letter["form"]?.text == "letter" && letter["audience"]?.values.compactMap(\.text) == ["1", "2"])
        play = try ClarificationRoad.play { if case .deliver = $0 { true } else { false } }
        let meeting = Clarification.proposed(for: "deliver", in: play.state).fields
        #expect(meeting["form"]?.text == "meeting" && meeting["audience"]?.values.compactMap(\.text) == ["3"])
        #expect(meeting["heard"]?.values.compactMap(\.text) == ["1"])
    }

    /// Everything the page takes from the mechanism.
    private func text(of play: ClarificationRoad.Play, _ language: Language) -> String {
        let names = ClarificationRoad.names()
        let sections = Clarification.sections(of: play.state, with: names, in: language).map { $0.html(language).text }
        let details = play.history.flatMap { recorded in
            Clarification.details(of: recorded.event, with: names, in: language)
                .map { "\($0.term) \($0.value.html(language).text)" }
        }
        return (sections + details).joined(separator: "\n")
    }
}
