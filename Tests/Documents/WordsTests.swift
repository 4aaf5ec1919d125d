import Documents
import Foundation
import Kernel
import Testing

@Suite("The words of both files")
struct WordsTests {
    static func papers() throws -> [(name: String, paper: OfficialDocument)] {
        [
            ("letter", try Papers.letter()), ("document", try Papers.document()),
            ("document-long", try Papers.document(paragraphs: 9)), ("form", Papers.form()),
            ("minutes", Papers.minutes()),
        ]
    }

    @Test("the PDF, the DOCX and the plain text say the same")
    func same() throws {
        let renderer = try Workshop.renderer()
        for (name, paper) in try Self.papers() {
            let plain = Workshop.squeezed(try paper.plainText)
            let docx = Workshop.squeezed(try Workshop.words(renderer.docx(paper), named: "\(name).docx"))
            let pages = try Workshop.pages(renderer.pdf(paper), named: "\(name).pdf", options: ["-raw"])
            #expect(docx == plain, "\(name).docx")
            #expect(Workshop.squeezed(pages.joined()) == plain, "\(name).pdf")
        }
    }

    @Test("poppler's own reading order gives running text in ours")
    func readingOrder() throws {
        let renderer = try Workshop.renderer()
        for paper in [try Papers.letter(), try Papers.document(paragraphs: 9)] {
            let pages = try Workshop.pages(renderer.pdf(paper))
            #expect(Workshop.squeezed(pages.joined()) == Workshop.squeezed(try paper.plainText))
        }
    }

    @Test("names beyond GB 2312 print, in every face, with a glyph of their own")
    func rareNames() throws {
        let names = "喆堃䶮镕祎𠮷㛃"
        let paper = OfficialDocument(
            style: .letter, issuer: [names], number: names, title: names, addressee: names,
            body: [
                .heading(.first, names), .heading(.second, names), .paragraph(names), .table([.field(names, names)]),
            ],
            attachments: [names], signature: Signature(signers: [names], date: try Papers.date()), note: names)
        let renderer = try Workshop.renderer()
        let pdf = try renderer.pdf(paper)
        let text = Workshop.squeezed(try Workshop.pages(pdf, named: "rare.pdf", options: ["-raw"]).joined())
        #expect(text == Workshop.squeezed(try paper.plainText))
        for name in names { #expect(text.filter { $0 == name }.count == 12) }
    }

    @Test("a character no font draws is refused, not printed as a box")
    func noGlyph() throws {
        let paper = OfficialDocument(style: .form, title: "测试", body: [.paragraph("古\u{12000}")])
        #expect(throws: DocumentError.glyphMissing(codePoint: 0x12000, in: .block(0))) {
            try Workshop.renderer().pdf(paper)
        }
    }

    @Test("every font is embedded, as a subset, with a map back to Unicode")
    func fontsEmbedded() throws {
        for (name, paper) in try Self.papers() {
            let pdf = try Workshop.renderer().pdf(paper)
            let table = try Workshop.withFile(pdf, named: "\(name).pdf") { try Workshop.run("pdffonts", [$0]) }
            let fonts = table.split(separator: "\n").dropFirst(2)
            #expect(!fonts.isEmpty)
            for font in fonts {
                #expect(font.contains(/\syes +yes +yes +\d+ +\d+ *$/), "\(name): \(font)")
                #expect(!font.contains("Type 3"))
            }
            #expect(pdf.count < 400_000)
        }
    }

    @Test("the same document gives the same bytes")
    func deterministic() throws {
        for (_, paper) in try Self.papers() {
            #expect(try Workshop.renderer().pdf(paper) == Workshop.renderer().pdf(paper))
            #expect(try Workshop.renderer().docx(paper) == Workshop.renderer().docx(paper))
        }
    }

    @Test("one renderer may be called from many tasks at once")
    func concurrent() async throws {
        let renderer = try Workshop.renderer()
        let paper = try Papers.letter()
        let expected = try renderer.pdf(paper)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<24 {
                group.addTask { try renderer.pdf(paper) == expected }
                group.addTask { try Workshop.renderer().pdf(paper) == expected }
            }
            for try await same in group { #expect(same) }
        }
    }

    @Test("a document as long as any may be is set, and nothing of it is lost")
    func longest() throws {
        let title = String(repeating: "关于很长的标题", count: 60)
        let paper = OfficialDocument(
            style: .letter, issuer: ["某某机关", "某某委员会"], title: title, addressee: title,
            body: (0..<400).map { .paragraph("\($0)" + Papers.sentence) }, attachments: [title, title],
            signature: Signature(signers: [title], date: try Papers.date(), seal: .noSeal))
        let pages = try Workshop.pages(Workshop.renderer().pdf(paper), options: ["-raw"])
        #expect(pages.count > 80)
        #expect(Workshop.squeezed(pages.joined()) == Workshop.squeezed(try paper.plainText))
    }

    @Test("headings are numbered 一、（一）1.（1） and begin anew below a higher one")
    func headings() throws {
        let paper = OfficialDocument(
            style: .document, title: "通知",
            body: [
                .heading(.first, "甲"), .heading(.second, "乙"), .heading(.third, "丙"), .heading(.fourth, "丁"),
                .heading(.second, "戊"), .heading(.third, "己"), .heading(.first, "庚"), .heading(.second, "辛"),
            ])
        #expect(
            try paper.plainText.split(separator: "\n").dropFirst()
                == ["一、甲", "（一）乙", "1.丙", "（1）丁", "（二）戊", "1.己", "二、庚", "（一）辛"])
    }

    @Test("a draft without a number has no red head")
    func draft() throws {
        let paper = OfficialDocument(style: .document, issuer: ["某机关文件"], title: "通知", body: [.paragraph("正文。")])
        #expect(try !paper.plainText.contains("某机关文件"))
    }
}
