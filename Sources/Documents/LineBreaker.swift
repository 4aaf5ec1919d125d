/// A glyph in a line with the width it takes there, in points.
struct SetGlyph {
    let glyph: Glyph
    var width: Double

    var scalar: Unicode.Scalar { glyph.scalar }
}

/// A broken line: its glyphs with their final widths.
struct SetLine {
    var glyphs: [SetGlyph]

    var width: Double { glyphs.reduce(0) { $0 + $1.width } }
}

/// Breaks text into lines by the rules of Chinese setting (避头尾).
///
/// A line may not begin with a closing mark nor end with an opening one, and numbers, years and Latin words are not
/// split (GB/T 9704-2012, 7.3.3). A mark that would begin a line is taken into the one before where its marks can give
/// the room (half of each is empty); else a character goes down with it and the line is spaced out.
struct LineBreaker {
    /// Closing marks and what may not begin a line.
    static let neverFirst = Set("，。、；：？！）》〕】」』〉”’…—％%·℃°.,;:?!)]}～".unicodeScalars)
    /// Opening marks.
    static let neverLast = Set("（《〔【「『〈“‘([{￥$№".unicodeScalars)
    /// Marks that leave their right half empty.
    private static let emptyRight = Set("，。、；：？！）》〕】」』〉”’".unicodeScalars)
    /// Marks that leave their left half empty.
    private static let emptyLeft = Set("（《〔【「『〈“‘".unicodeScalars)

    /// The width of every line but the first.
    let room: Double
    /// The width of the first line.
    let firstRoom: Double
    /// The width of one full-width character.
    let pitch: Double
    /// Whether lines that continue are spaced out to the full width.
    let justifies: Bool

    /// The lines of a text; at least one, which may be empty.
    func lines(_ text: [SetGlyph]) -> [SetLine] {
        var lines: [SetLine] = []
        var start = 0
        repeat {
            let room = lines.isEmpty ? firstRoom : room
            let end = self.end(of: text, from: start, room: room)
            var line = SetLine(glyphs: Array(text[start..<end]))
            if end < text.count {
                while line.glyphs.count > 1, line.glyphs.last?.scalar == " " { line.glyphs.removeLast() }
            }
            fit(&line, room: room, continues: end < text.count)
            lines.append(line)
            start = end
            while start < text.count, text[start].scalar == " " { start += 1 }
        } while start < text.count
        return lines
    }

    /// Where the line that begins at `start` ends.
    private func end(of text: [SetGlyph], from start: Int, room: Double) -> Int {
        var natural = start
        var width = 0.0
        while natural < text.count, width + text[natural].width <= room + 0.01 {
            width += text[natural].width
            natural += 1
        }
        // A line takes one glyph at least, or a narrow cell would never end.
        natural = max(natural, start + 1)
        if natural >= text.count || mayBreak(text, at: natural) { return min(natural, text.count) }
        var forward = natural
        while forward < text.count, forward < natural + 3, !mayBreak(text, at: forward) {
            width += text[forward].width
            forward += 1
        }
        if forward == text.count || mayBreak(text, at: forward), width - slack(text[start..<forward]) <= room {
            return forward
        }
        var back = natural
        while back > start, !mayBreak(text, at: back) { back -= 1 }
        return back > start ? back : natural
    }

    /// Whether a line may end before the glyph at `index`.
    private func mayBreak(_ text: [SetGlyph], at index: Int) -> Bool {
        guard index > 0, index < text.count else { return true }
        let before = text[index - 1].scalar
        let after = text[index].scalar
        if before == " " { return true }
        if Self.neverFirst.contains(after) || Self.neverLast.contains(before) { return false }
        if before.isWordPart, after.isWordPart { return false }
        // 2026年 and 3月 stay together as well.
        if before.isASCIIDigit, after == "年" || after == "月" || after == "日" { return false }
        return true
    }

    /// How much narrower the marks of a line can be made.
    private func slack(_ glyphs: ArraySlice<SetGlyph>) -> Double {
        glyphs.reduce(0) { $0 + ($1.isFullWidthMark(Self.emptyLeft.union(Self.emptyRight)) ? $1.width / 2 : 0) }
    }

    /// Squeezes a line that is too wide and spaces out one that is too narrow.
    private func fit(_ line: inout SetLine, room: Double, continues: Bool) {
        let excess = line.width - room
        if excess > 0.01 {
            squeeze(&line, by: excess)
        } else if continues, justifies, excess < -0.01, line.glyphs.count > 1 {
            let gap = -excess / Double(line.glyphs.count - 1)
            // A line with much less in it than it holds ends early for a long word: leave it ragged.
            guard gap < pitch / 2 else { return }
            for index in line.glyphs.indices.dropLast() { line.glyphs[index].width += gap }
        }
    }

    /// Takes the excess from the empty halves of marks, evenly.
    private func squeeze(_ line: inout SetLine, by excess: Double) {
        let slack = slack(line.glyphs[...])
        guard slack > 0 else { return }
        let part = min(1, excess / slack)
        for index in line.glyphs.indices {
            let half = line.glyphs[index].width / 2 * part
            if line.glyphs[index].isFullWidthMark(Self.emptyRight) {
                line.glyphs[index].width -= half
            } else if line.glyphs[index].isFullWidthMark(Self.emptyLeft) {
                // Its empty half lies before it: what stands before moves closer.
                if index > 0 { line.glyphs[index - 1].width -= half } else { line.glyphs[index].width -= half }
            }
        }
    }
}

extension SetGlyph {
    /// Whether this is one of the marks, drawn full-width.
    fileprivate func isFullWidthMark(_ marks: Set<Unicode.Scalar>) -> Bool {
        glyph.advance > 0.9 && marks.contains(scalar)
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }

    /// A letter or digit of a Latin word or number, or a mark inside one.
    fileprivate var isWordPart: Bool { isASCII && self > " " && self < "\u{7F}" }
}
