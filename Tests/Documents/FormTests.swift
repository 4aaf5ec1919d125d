import Documents
import Foundation
import Testing

@Suite("Forms")
struct FormTests {
    @Test("long text in a cell breaks over lines and pages, with nothing lost")
    func longCell() throws {
        let reason = (1...30).map { "第\($0)点，" + Papers.sentence }.joined(separator: "\n")
        let paper = Papers.form(reason: reason)
        let pdf = try Workshop.renderer().pdf(paper)
        let pages = try Workshop.pages(pdf, named: "form-long.pdf", options: ["-raw"])
        #expect(pages.count >= 3)
        #expect(Workshop.squeezed(pages.joined()) == Workshop.squeezed(try paper.plainText))
        for line in try Workshop.lines(pdf) where line.top < 37 + 225 {
            #expect(line.right < 28 + 156 + 0.1 && line.bottom < 37 + 225 + 0.5)
        }
    }

    @Test("a form of one page has no page number, and no red on it")
    func onePage() throws {
        let pdf = try Workshop.renderer().pdf(Papers.form())
        #expect(try Workshop.lines(pdf).allSatisfy { $0.page == 1 && $0.top < 37 + 225 })
    }

    @Test("a form in DOCX is a real table")
    func realTable() throws {
        let docx = try Workshop.renderer().docx(Papers.form())
        let xml = try Workshop.withFile(docx, named: "form.docx") {
            try Workshop.run("unzip", ["-p", $0, "word/document.xml"])
        }
        #expect(xml.components(separatedBy: "<w:tr>").count - 1 == 8)
        #expect(xml.contains("<w:gridSpan w:val=\"10\"/>"))
    }

    @Test("a DOCX is a whole archive with the page of the standard in it")
    func archive() throws {
        for (name, paper) in try WordsTests.papers() {
            let docx = try Workshop.renderer().docx(paper)
            try Workshop.withFile(docx, named: "\(name).docx") { path in
                #expect(try Workshop.run("unzip", ["-t", path]).contains("No errors detected"))
                let parts = try Workshop.run("unzip", ["-Z1", path]).split(separator: "\n").map { String($0) }
                for part in parts {
                    let xml = try Workshop.run("unzip", ["-p", path, part.replacingOccurrences(of: "[", with: "\\[")])
                    #expect(isWellFormed(xml), "\(name): \(part)")
                }
                let xml = try Workshop.run("unzip", ["-p", path, "word/document.xml"])
                #expect(xml.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"))
                #expect(xml.contains("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""))
                #expect(xml.contains("仿宋_GB2312") && xml.contains("方正小标宋简体"))
            }
        }
    }

    /// Whether every element is closed in order.
    private func isWellFormed(_ xml: String) -> Bool {
        var open: [Substring] = []
        for match in xml.matches(of: /<(\/?)([A-Za-z:]+)[^>]*?(\/?)>/) {
            if !match.3.isEmpty { continue }
            if match.1.isEmpty { open.append(match.2) } else if open.popLast() != match.2 { return false }
        }
        return open.isEmpty && xml.hasPrefix("<?xml")
    }
}
