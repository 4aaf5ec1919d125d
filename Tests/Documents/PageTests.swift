import Documents
import Kernel
import Testing

@Suite("The page of GB/T 9704-2012")
struct PageTests {
    /// Body text without marks, so that every line is full.
    private func plain(_ count: Int) throws -> OfficialDocument {
        let words = String(repeating: "天地玄黄宇宙洪荒日月盈昃辰宿列张", count: count / 16 + 1).prefix(count)
        return OfficialDocument(style: .document, title: "测试", body: [.paragraph(String(words))])
    }

    @Test("a full line holds 28 characters at a pitch of 156/28 mm")
    func charactersOnALine() throws {
        let lines = try Workshop.lines(Workshop.renderer().pdf(plain(400)))
        let full = lines.filter { $0.text.count == 28 }
        #expect(full.count >= 10)
        #expect(lines.allSatisfy { $0.text.count <= 28 })
        for line in full {
            let pitch = (line.right - line.left - 16 * 25.4 / 72) / 27
            #expect(abs(pitch - 156.0 / 28) < 0.02)
            #expect(abs(line.left - 28) < 0.2)
        }
        let first = try #require(lines.first { $0.text.count == 26 })
        #expect(abs(first.left - 28 - 2 * 156.0 / 28) < 0.2)
    }

    @Test("a full page holds 22 lines at a pitch of 225/22 mm")
    func linesOnAPage() throws {
        let lines = try Workshop.lines(Workshop.renderer().pdf(plain(28 * 22 * 3)))
        let full = lines.filter { $0.page == 2 && $0.text.count == 28 }.sorted { $0.top < $1.top }
        #expect(full.count == 22)
        for (above, below) in zip(full, full.dropFirst()) {
            #expect(abs(below.top - above.top - 225.0 / 22) < 0.2)
        }
        let first = try #require(full.first)
        let last = try #require(full.last)
        #expect((first.top + first.bottom) / 2 > 37 && (first.top + first.bottom) / 2 < 37 + 225.0 / 22)
        #expect(last.bottom < 37 + 225)
    }

    @Test("the paper is A4")
    func paper() throws {
        let pdf = try Workshop.renderer().pdf(Papers.letter())
        let facts = try Workshop.withFile(pdf, named: "letter.pdf") { try Workshop.run("pdfinfo", [$0]) }
        #expect(facts.contains("A4"))
    }

    @Test("another page may be asked for")
    func otherRules() throws {
        var rules = PageRules.gbt9704
        rules.charactersPerLine = 26
        let lines = try Workshop.lines(Workshop.renderer(rules).pdf(plain(200)))
        #expect(lines.map(\.text.count).max() == 26)
    }

    @Test("page numbers stand outside: odd pages right, even pages left, seven millimetres below the text")
    func pageNumbers() throws {
        let pdf = try Workshop.renderer().pdf(Papers.document(paragraphs: 6))
        let numbers = try Workshop.lines(pdf, named: "document-long.pdf").filter { $0.top > 37 + 225 }
        #expect(numbers.map(\.text) == ["—1—", "—2—", "—3—"])
        for number in numbers {
            if number.page % 2 == 1 {
                #expect(abs(28 + 156 - number.right - 14 * 25.4 / 72) < 1)
            } else {
                #expect(abs(number.left - 28 - 14 * 25.4 / 72) < 1)
            }
            // The dash lies a little above the middle of the box.
            #expect(abs((number.top + number.bottom) / 2 - (37 + 225 + 7)) < 1)
        }
    }

    @Test("a letter's first page has no number")
    func letterNumbers() throws {
        var body: [Block] = []
        for _ in 0..<6 { body.append(.paragraph(Papers.sentence)) }
        let letter = OfficialDocument(style: .letter, issuer: [Papers.organ], title: "关于某事的函", body: body)
        let numbers = try Workshop.lines(Workshop.renderer().pdf(letter)).filter { $0.top > 37 + 225 }
        #expect(numbers.map(\.text) == ["—2—"])
    }

    @Test("the title is centred, the addressee flush left with a full-width colon, the date four characters in")
    func places() throws {
        let lines = try Workshop.lines(Workshop.renderer().pdf(Papers.letter()))
        let title = try #require(lines.first { $0.text == "关于失实检举控告澄清的函" })
        #expect(abs((title.left + title.right) / 2 - (28 + 78)) < 0.5)
        let addressee = try #require(lines.first { $0.text.hasPrefix("凤凰乡人民政府") })
        #expect(abs(addressee.left - 28) < 0.2)
        #expect(addressee.text.hasSuffix("："))
        let date = try #require(lines.first { $0.text == "2026年3月5日" })
        let signer = try #require(lines.last { $0.text == Papers.organ })
        #expect(28 + 156 - date.right > 4 * 156.0 / 28 - 0.5)
        #expect(abs((signer.left + signer.right) - (date.left + date.right)) / 2 < 0.5)
        let number = try #require(lines.first { $0.text.hasPrefix("屈纪工澄") })
        #expect(abs(number.right - 28 - 156) < 0.5)
        let head = try #require(lines.first { $0.text == Papers.organ })
        #expect(head.top < 35)
    }

    @Test("a short signer leaves the date exactly four characters from the right")
    func dateIndent() throws {
        let paper = OfficialDocument(
            style: .document, title: "通知", body: [.paragraph("正文。")],
            signature: Signature(signers: ["区纪工委"], date: try Papers.date(2026, 11, 23)))
        let lines = try Workshop.lines(Workshop.renderer().pdf(paper))
        let date = try #require(lines.first { $0.text == "2026年11月23日" })
        // The last glyph's box is as wide as the glyph, its cell a little narrower.
        #expect(abs(28 + 156 - date.right - 4 * 156.0 / 28) < 0.3)
    }

    @Test("a seal never goes on a page without text")
    func signatureKeepsText() throws {
        for count in 14...22 {
            var body: [Block] = []
            for _ in 0..<count { body.append(.paragraph("一行正文。")) }
            let paper = OfficialDocument(
                style: .document, title: "通知", body: body,
                signature: Signature(signers: ["区纪工委"], date: try Papers.date()))
            let last = try #require(try Workshop.pages(Workshop.renderer().pdf(paper)).last)
            #expect(last.contains("一行正文") && last.contains("区纪工委") && last.contains("2026年3月5日"))
        }
    }
}
