import Application
import Clarification
import Documents
import Foundation
import Intake
import Kernel
import TestKit
import Testing

@testable import Web

@Suite("The sheets of numbered blanks", .serialized)
struct BlankFormSheetTests {
    private static let forms = BlankFormSheets(body: "岳阳市屈原管理区纪检监察工委")

    private static func sheets(_ kind: BlankFormKind, _ count: Int = 2) -> [OfficialDocument] {
        (1...count).flatMap {
            forms.pages(kind, number: "屈纪空〔2026〕\($0)号", purpose: "赶集日接访", place: "凤凰乡接访点")
        }
    }

    private static func renderer() throws -> DocumentRenderer { DocumentRenderer(fonts: try FontLibrary.standard()) }

    /// A tool's standard output for a file with these bytes.
    private static func run(_ tool: [String], on bytes: [UInt8], named name: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try Data(bytes).write(to: file)
        if let keep = ProcessInfo.processInfo.environment["ZHENGMING_PAPERS"] {
            try Data(bytes).write(to: URL(filePath: keep).appending(path: name))
        }
        let done = try Tool.run(tool.map { $0 == "@" ? file.path : $0 })
        #expect(done.status == 0, "\(tool[0])")
        return done.output
    }

    private static func squeezed(_ text: String) -> String {
        String(text.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }.sorted())
    }

    @Test("each page is one sheet of paper and bears its number", arguments: BlankFormKind.allCases)
    func pages(kind: BlankFormKind) throws {
        let sheets = Self.sheets(kind)
        let pdf = try Self.renderer().pdf(sheets: sheets)
        let text = try Self.run(["pdftotext", "-layout", "@", "-"], on: pdf, named: "\(kind.rawValue).pdf")
        let pages = text.split(separator: "\u{C}").filter { !$0.allSatisfy(\.isWhitespace) }
        #expect(pages.count == sheets.count)
        #expect((2...4).contains(sheets.count))
        for (page, sheet) in zip(pages, sheets) {
            let number = try #require(sheet.number)
            #expect(page.filter { !$0.isWhitespace }.contains(number), "\(number)")
            #expect(page.contains("签名"), "a place to sign")
        }
    }

    @Test("PDF and DOCX say the same", arguments: BlankFormKind.allCases)
    func sameWords(kind: BlankFormKind) throws {
        let sheets = Self.sheets(kind)
        let pdf = try Self.run(
            ["pdftotext", "-raw", "@", "-"], on: try Self.renderer().pdf(sheets: sheets), named: "same.pdf")
        let docx = try Self.renderer().docx(sheets: sheets)
        let xml = try Self.run(["unzip", "-p", "@", "word/document.xml"], on: docx, named: "\(kind.rawValue).docx")
        let words = xml.matches(of: /<w:t[^>]*>([^<]*)<\/w:t>/).map { String($0.1) }.joined()
        #expect(Self.squeezed(pdf) == Self.squeezed(words))
        #expect(xml.components(separatedBy: "<w:pageBreakBefore/>").count == sheets.count)
        let plain = try sheets.map { try $0.plainText }.joined()
        #expect(Self.squeezed(plain) == Self.squeezed(words))
    }

    @Test("what a sheet asks for is what is entered afterwards")
    func asked() throws {
        func words(_ kind: BlankFormKind) throws -> String {
            try Self.sheets(kind, 1).map { try $0.plainText.replacing("\n", with: "") }.joined()
        }
        let registration = try words(.registration)
        for word in ["收到渠道", "收到日期", "检举控告人", "联系方式", "实名", "被检举", "类别", "发生时间", "业务范围", "原始内容"] {
            #expect(registration.contains(word), "\(word)")
        }
        let talk = try words(.talk)
        for word in ["谈话对象", "谈话日期", "在场承办人", "涉及的问题", "证明内容", "谈话内容"] {
            #expect(talk.contains(word), "\(word)")
        }
        let receipt = try words(.receipt)
        for word in ["方式", "送达日期", "送达地点", "送达对象", "在场知悉", "实施人"] { #expect(receipt.contains(word), "\(word)") }
    }

    @Test("the words on sheets are those of the Chinese pages")
    func pageWords() {
        for kind in BlankFormKind.allCases {
            #expect(BlankFormSheets.title(kind) == Language.zh.say("option.BlankFormKind.\(kind.rawValue)"))
            #expect(Words.has("problem.blankForm.otherKind.\(kind.rawValue)"))
        }
        for channel in Intake.Channel.allCases {
            #expect(channel.paperWord == Language.zh.say("option.Channel.\(channel.rawValue)"))
        }
        for category in Intake.AllegationCategory.allCases {
            #expect(category.paperWord == Language.zh.say("option.AllegationCategory.\(category.rawValue)"))
        }
    }
}
