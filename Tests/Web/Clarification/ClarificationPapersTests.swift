import Application
import Clarification
import Kernel
import TestKit
import Testing

@testable import Documents
@testable import Web

@Suite("The papers of a clarification")
struct ClarificationPapersTests {
    /// What leaves the Body.
    static let leaving: Set<String> = ["clarification.wish", "clarification.letter", "clarification.receipt"]

    @Test("no word typed in any free-text field of any act stands in a paper that leaves the Body")
    func nothingTyped() throws {
        var seen: Set<String> = []
        for play in try ClarificationRoad.all() {
            for paper in papers(of: play) where Self.leaving.contains(paper.kind) {
                #expect(!"\(paper)".contains(ClarificationRoad.mark), "\(paper.name)")
                seen.insert(paper.kind)
            }
        }
        #expect(seen == Self.leaving)
    }

    @Test("the letter's text is the issued text, and so are its number, date and addressee")
    func letters() throws {
        let play = try #require(try ClarificationRoad.all().last)
        guard case .present(let matter) = play.state else { return }
        let letters = papers(of: play).filter { $0.kind == "clarification.letter" }
        #expect(letters.map(\.document.addressee) == ["缪某", "交通运输局党组", "缪某", "交通运输局党组"])
        for (letter, round) in zip(letters, [1, 1, 2, 2]) {
            let issued = try #require(matter.texts.first { $0.round == round && $0.form == .letter })
            #expect(letter.document.body == issued.paragraphs.map { Block.paragraph($0) })
            #expect(letter.number == (round == 1 ? ClarificationRoad.number : "试纪函〔2026〕8号"))
            #expect(letter.document.number == letter.number)
            #expect(letter.document.signature?.date == TestKit.Sample.today)
            #expect(letter.document.style == .letter && letter.isIssued)
            #expect(letter.document.attachments.isEmpty && letter.document.note == nil)
        }
        let first = try #require(letters.first)
        #expect(
            first.document.body == [
                .paragraph("2022年7月收到反映交通运输局局长缪某的检举控告。"), .paragraph("反映“造成重大经济损失”的问题。"),
                .paragraph("反映“免去负责人职务”的问题。"), .paragraph("经核查失实。"), .paragraph("特此函告。"),
            ])
    }

    @Test("a letter does not exist before its approval; the approval form and the notice do")
    func before() throws {
        for play in try ClarificationRoad.all() {
            guard case .present(let matter) = play.state else { continue }
            let kinds = papers(of: play).map(\.kind)
            if matter.approvalCount == 0 {
                #expect(!kinds.contains("clarification.letter") && !kinds.contains("clarification.receipt"))
            }
            #expect(kinds.contains("clarification.approval") == !matter.rounds.isEmpty)
            #expect(kinds.contains("clarification.wish") == !matter.wishTexts.isEmpty)
        }
    }

    @Test("an approval withdrawn before anything was delivered leaves no letter")
    func withdrawn() throws {
        var play = try ClarificationRoad.play { if case .approve(_, .some) = $0 { true } else { false } }
        #expect(papers(of: play).contains { $0.kind == "clarification.letter" })
        try play.act(.withdraw(reason: "重拟"), by: "wang")
        #expect(!papers(of: play).contains { $0.kind == "clarification.letter" })
    }

    @Test("an approved widening adds letters to those it added, and leaves the others theirs")
    func widened() throws {
        var play = try ClarificationRoad.play { if case .widenScope = $0 { true } else { false } }
        try play.act(.submit, by: "wang")
        for approver in ["leader", "head"] {
            try play.act(.approve(opinion: "同意", paper: nil), by: approver, documentNumber: "试纪函〔2026〕9号")
        }
        let letters = papers(of: play).filter { $0.kind == "clarification.letter" }
        #expect(letters.map(\.document.addressee) == ["缪某", "交通运输局党组", "区财政局党组"])
        #expect(letters.map(\.number) == [ClarificationRoad.number, ClarificationRoad.number, "试纪函〔2026〕9号"])
    }

    @Test("the approval form holds every opinion with its name and date, and items, audience and wish")
    func approvalForm() throws {
        let play = try ClarificationRoad.play { $0 == .archive }
        let forms = papers(of: play).filter { $0.kind == "clarification.approval" }
        // The one sent back is gone; the one approved and the last one, a rejected widening, stay.
        #expect(forms.map(\.isIssued) == [true, false])
        let form = "\(try #require(forms.first).document)"
        for words in [
            "造成重大经济损失", "免去负责人职务", "侵犯人身、财产权利或者影响正常工作生活", "缪某", "交通运输局党组", "局干部职工大会",
            "同意", ClarificationRoad.typed("一级意见"), ClarificationRoad.typed("二级意见"), "leader　2026年11月23日",
            "head（clerk代录）　2026年11月23日", "分管领导", "主要负责人", "试〔2026〕1号",
        ] { #expect(form.contains(words), "\(words)") }
    }

    @Test("a delivery's record says what was said, where, before whom and by whom")
    func minutes() throws {
        let play = try ClarificationRoad.play { $0 == .archive }
        let minutes = papers(of: play).filter { $0.kind == "clarification.minutes" }
        #expect(minutes.count == 2)
        let text = "\(try #require(minutes.last).document)"
        for words in ["会议", "局干部职工大会", "缪某", "wang、li", ClarificationRoad.typed("地点"), "特此函告。"] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test("each addressee of a letter has a receipt to sign, with title and number")
    func receipts() throws {
        let play = try ClarificationRoad.play { $0 == .archive }
        let receipts = papers(of: play).filter { $0.kind == "clarification.receipt" }
        #expect(receipts.count == 2)
        for (receipt, name) in zip(receipts, ["缪某", "交通运输局党组"]) {
            let text = "\(receipt.document)"
            for words in [name, "关于失实检举控告澄清的函", ClarificationRoad.number] { #expect(text.contains(words)) }
        }
    }

    @Test("every paper can be printed, has a name of its own and words")
    func printable() throws {
        for play in try ClarificationRoad.all() {
            let papers = papers(of: play)
            #expect(Set(papers.map(\.name)).count == papers.count)
            for paper in papers {
                #expect(throws: Never.self) { try paper.document.plainText }
                #expect(Words.has("paper.\(paper.kind)"))
                #expect(paper.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
            }
        }
    }

    @Test("the words of papers are those of the Chinese pages")
    func sameWords() {
        for form in Clarification.Form.allCases {
            #expect(form.paperWord == Language.zh.say("option.Form.\(form.rawValue)"))
        }
        for kind in Clarification.AudienceKind.allCases {
            #expect(kind.paperWord == Language.zh.say("option.AudienceKind.\(kind.rawValue)"))
        }
        for reason in Clarification.AssessmentReason.allCases {
            #expect(reason.paperWord == Language.zh.say("option.AssessmentReason.\(reason.rawValue)"))
        }
        for kind in Clarification.CorrectionKind.allCases {
            let words = Clarification.ProposalKind.correction(kind, reason: "").paperWord
            #expect(words.contains(Language.zh.say("option.CorrectionKind.\(kind.rawValue)")))
        }
    }

    private func papers(of play: ClarificationRoad.Play) -> [Paper] {
        Clarification.papers(of: play.state, with: ClarificationRoad.names())
    }
}
