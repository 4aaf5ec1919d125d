import Documents
import Kernel
import Testing

@Suite("What is not printed")
struct RefusalTests {
    private func body(_ text: String) -> OfficialDocument {
        OfficialDocument(style: .form, title: "题", body: [.paragraph(text)])
    }

    private func refused(_ paper: OfficialDocument, _ error: DocumentError) throws {
        let renderer = try Workshop.renderer()
        #expect(throws: error) { try renderer.pdf(paper) }
        #expect(throws: error) { try renderer.docx(paper) }
        #expect(throws: error) { try paper.plainText }
    }

    @Test(
        "controls, direction changes and invisible characters are refused",
        arguments: [
            0x00, 0x01, 0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x61C, 0x200B, 0x200D, 0x200E,
            0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0x3164, 0xE000, 0xFE00, 0xFEFF, 0xFFF9, 0xFFFE,
            0xE0001, 0xE0100, 0xF0000,
        ] as [UInt32])
    func characters(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let text = "甲\(Character(scalar))乙"
        try refused(body(text), .characterRefused(codePoint: value, in: .block(0)))
        let form = OfficialDocument(style: .form, title: "题", body: [.table([.field("甲", text)])])
        try refused(form, .characterRefused(codePoint: value, in: .block(0)))
        let titled = OfficialDocument(style: .form, title: text, body: [.paragraph("文")])
        try refused(titled, .characterRefused(codePoint: value, in: .title))
    }

    @Test("a carriage return is refused even before a newline")
    func carriageReturn() throws {
        try refused(body("甲\r\n乙"), .characterRefused(codePoint: 0x0D, in: .block(0)))
    }

    @Test("a newline has no place in a number, an addressee, a signer or a heading")
    func newlines() throws {
        func paper(
            number: String? = nil, addressee: String? = nil, signer: String? = nil, block: Block = .paragraph("文")
        ) throws -> OfficialDocument {
            OfficialDocument(
                style: .form, number: number, title: "题", addressee: addressee, body: [block],
                signature: try signer.map { Signature(signers: [$0], date: try Papers.date()) })
        }
        try refused(paper(number: "甲\n乙"), .newlineRefused(in: .number))
        try refused(paper(addressee: "甲\n乙"), .newlineRefused(in: .addressee))
        try refused(paper(signer: "甲\n乙"), .newlineRefused(in: .signer))
        try refused(paper(block: .heading(.first, "甲\n乙")), .newlineRefused(in: .block(0)))
    }

    @Test("what must say something may not be empty")
    func empty() throws {
        try refused(OfficialDocument(style: .form, title: "", body: [.paragraph("文")]), .empty(.title))
        try refused(OfficialDocument(style: .form, title: "　\n ", body: [.paragraph("文")]), .empty(.title))
        try refused(OfficialDocument(style: .form, title: "题", body: []), .empty(.block(0)))
        try refused(OfficialDocument(style: .form, title: "题", body: [.table([])]), .empty(.block(0)))
        try refused(OfficialDocument(style: .letter, title: "题", body: [.paragraph("文")]), .empty(.issuer))
        try refused(body(""), .empty(.block(0)))
    }

    @Test("a form has no red head to put an issuer in")
    func formWithIssuer() throws {
        let paper = OfficialDocument(style: .form, issuer: ["某机关"], title: "题", body: [.paragraph("文")])
        try refused(paper, .misplaced(.issuer))
    }

    @Test("a heading level may not be skipped")
    func levels() throws {
        let paper = OfficialDocument(
            style: .document, title: "题", body: [.heading(.first, "甲"), .heading(.third, "乙")])
        try refused(paper, .headingLevelSkipped(block: 1))
    }

    @Test("the cells of a row fill the width exactly once")
    func rows() throws {
        for widths in [[2, 9], [12, 1], [0, 12], [-2, 14], []] {
            let row = Row(widths.map { .value("文", twelfths: $0) })
            let paper = OfficialDocument(style: .form, title: "题", body: [.table([row])])
            try refused(paper, .rowWidthWrong(block: 0, row: 0))
        }
    }

    @Test("a line that may not be broken may not be wider than its place")
    func tooWide() throws {
        let long = String(repeating: "文", count: 60)
        try refused(
            OfficialDocument(style: .form, number: long, title: "题", body: [.paragraph("文")]), .tooWide(.number))
        try refused(
            OfficialDocument(style: .letter, issuer: [long], title: "题", body: [.paragraph("文")]), .tooWide(.issuer))
        let signed = Row.field("甲", "乙", closing: long)
        try refused(OfficialDocument(style: .form, title: "题", body: [.table([signed])]), .tooWide(.block(0)))
    }

    @Test("a text that is no document any more is refused")
    func tooLong() throws {
        let text = String(repeating: "文", count: 200_001)
        #expect(throws: DocumentError.tooLong(scalars: 200_004, scalarsMax: 200_000)) {
            try Workshop.renderer().pdf(body(text))
        }
    }

    @Test("a missing font is named, and does not crash")
    func missingFont() throws {
        #expect(throws: DocumentError.self) { try FontLibrary.standard(directory: "/nonexistent") }
        do {
            _ = try FontLibrary.standard(directory: "/nonexistent")
        } catch {
            guard case .fontMissing(let file) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(file.hasPrefix("Fandol"))
        }
    }

    @Test("a file that is no font is named, and does not crash")
    func brokenFont() throws {
        try Workshop.withFile(Array("no font".utf8), named: "broken.otf") { path in
            var faces: [FontRole: FontFile] = [:]
            for role in FontRole.allCases { faces[role] = FontFile(path: path) }
            let renderer = DocumentRenderer(fonts: try FontLibrary(faces: faces, fallbacks: [:]))
            #expect(throws: DocumentError.fontUnreadable(file: "broken.otf")) { try renderer.pdf(body("文")) }
        }
    }
}
