import Documents
import Testing

@Suite("Lines of Chinese text")
struct LineTests {
    /// The lines of a paragraph, by where the PDF puts them.
    private func lines(_ text: String) throws -> [Workshop.Line] {
        let paper = OfficialDocument(style: .form, title: "题", body: [.paragraph(text)])
        return try Workshop.wholeLines(Workshop.renderer().pdf(paper)).filter { $0.text != "题" }
    }

    @Test("no line begins with a closing mark or ends with an opening one, wherever the marks fall")
    func kinsoku() throws {
        for shift in 0..<30 {
            let text = String(repeating: "文", count: shift) + Papers.sentence + Papers.sentence
            let lines = try lines(text)
            #expect(lines.map(\.text).joined() == text)
            for line in lines.dropFirst() {
                let first = try #require(line.text.first)
                #expect(!"，。、；：？！）》〕”’…".contains(first))
            }
            for line in lines.dropLast() {
                let last = try #require(line.text.last)
                #expect(!"（《〔“‘".contains(last))
            }
        }
    }

    @Test("a line with a mark taken in or a character sent down still ends at the right edge")
    func justified() throws {
        for shift in 0..<30 {
            let text = String(repeating: "文", count: shift) + Papers.sentence + Papers.sentence
            for line in try lines(text).dropLast() {
                // A closing mark's box may reach beyond by its empty half.
                #expect(line.right > 28 + 156 - 1 && line.right < 28 + 156 + 16 * 25.4 / 72 / 2 + 0.5, "\(line)")
            }
        }
    }

    @Test("numbers and years are not split over lines")
    func numbers() throws {
        for shift in 20..<30 {
            let text = String(repeating: "文", count: shift) + "2026年11月23日支出123456.78元"
            let joined = try lines(text).map(\.text).joined(separator: "|")
            for whole in ["2026年", "11月", "23日", "123456.78"] { #expect(joined.contains(whole)) }
        }
    }

    @Test("a word longer than a line is broken rather than lost")
    func longWord() throws {
        let word = String(repeating: "abcdefghij", count: 20)
        #expect(try lines(word).map(\.text).joined() == word)
        let marks = String(repeating: "。", count: 100)
        #expect(try lines(marks).map(\.text).joined() == marks)
    }
}
