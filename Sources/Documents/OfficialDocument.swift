import Kernel

/// An official document (公文) as a value: what it says, not how it looks.
///
/// Both renderers set the same composition of it (`parts()`), so that the PDF which is kept and the DOCX which an
/// office goes on working with cannot come to say different things. What may not be printed is refused there, before
/// either begins: control characters other than the newline, characters without a glyph of their own (bidi overrides,
/// zero-width characters, byte order marks), private-use and unassigned code points. They are refused and not
/// stripped, because a paper that silently differs from what was approved is worse than one that is not made.
package struct OfficialDocument: Hashable, Sendable {
    /// Which of the formats of GB/T 9704-2012 (or a table) the paper takes.
    package let style: DocumentStyle
    /// The issuing organ's head (发文机关标志), one line for each organ; a `.form` prints none.
    package let issuer: [String]
    /// The document number (发文字号), for example `屈纪工澄〔2026〕12号`; without one, a `.document` has no red head
    /// either: a red head is for what is issued.
    package let number: String?
    /// The title; a newline breaks it where the sense does (trapezoid or rhombus).
    package let title: String
    /// To whom it is sent (主送机关), without the closing colon.
    package let addressee: String?
    /// The text, in order.
    package let body: [Block]
    /// Titles of the attachments (附件说明), without numbers and closing marks.
    package let attachments: [String]
    /// Who signs and on which day; nil for a draft or a form that is signed in its cells.
    package let signature: Signature?
    /// A remark below the date (附注), printed in brackets.
    package let note: String?

    package init(
        style: DocumentStyle, issuer: [String] = [], number: String? = nil, title: String, addressee: String? = nil,
        body: [Block], attachments: [String] = [], signature: Signature? = nil, note: String? = nil
    ) {
        self.style = style
        self.issuer = issuer
        self.number = number
        self.title = title
        self.addressee = addressee
        self.body = body
        self.attachments = attachments
        self.signature = signature
        self.note = note
    }
}

/// The format of a paper.
package enum DocumentStyle: Hashable, Sendable, CaseIterable {
    /// 公文: red head, number and red line; every page numbered.
    case document
    /// 信函格式: red head 30 mm from the paper's edge between double red lines; the first page is not numbered.
    case letter
    /// 表格、笔录: a title and a table or text, no red on it.
    case form
}

/// One piece of the text.
package enum Block: Hashable, Sendable {
    /// A heading; its ordinal (一、 （一） 1. （1）) is counted here, so that it cannot be wrong.
    case heading(HeadingLevel, String)
    /// A paragraph; a newline inside begins another.
    case paragraph(String)
    /// A table across the whole text block.
    case table([Row])
}

/// The four levels of headings GB/T 9704-2012 knows.
package enum HeadingLevel: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// 一、 in 黑体.
    case first
    /// （一） in 楷体.
    case second
    /// 1. in 仿宋.
    case third
    /// （1） in 仿宋.
    case fourth

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A row of a table; the widths of its cells add up to twelve.
package struct Row: Hashable, Sendable {
    package let cells: [Cell]

    package init(_ cells: [Cell]) { self.cells = cells }

    /// A label with its value across the whole width.
    package static func field(_ label: String, _ value: String, lines: Int = 1, closing: String? = nil) -> Row {
        Row([.label(label, twelfths: 2), .value(value, twelfths: 10, lines: lines, closing: closing)])
    }

    /// Two labels with their values side by side.
    package static func pair(
        _ first: (label: String, value: String), _ second: (label: String, value: String)
    ) -> Row {
        Row([
            .label(first.label, twelfths: 2), .value(first.value, twelfths: 4),
            .label(second.label, twelfths: 2), .value(second.value, twelfths: 4),
        ])
    }
}

/// A cell of a table.
package struct Cell: Hashable, Sendable {
    /// What a cell is in its row.
    package enum Kind: Hashable, Sendable {
        /// A name of what stands beside or below it: centred, 黑体.
        case label
        /// An entry: from the left, 仿宋.
        case value
    }

    package let kind: Kind
    /// The text; newlines begin new lines. An empty one leaves room for a pen.
    package let text: String
    /// The cell's width in twelfths of the text block.
    package let twelfths: Int
    /// How many lines it is high at least.
    package let lines: Int
    /// A line at the right below the text, for a signature and date by hand.
    package let closing: String?

    package init(kind: Kind, text: String, twelfths: Int, lines: Int = 1, closing: String? = nil) {
        self.kind = kind
        self.text = text
        self.twelfths = twelfths
        self.lines = lines
        self.closing = closing
    }

    /// A label.
    package static func label(_ text: String, twelfths: Int) -> Cell {
        Cell(kind: .label, text: text, twelfths: twelfths)
    }

    /// An entry.
    package static func value(_ text: String, twelfths: Int, lines: Int = 1, closing: String? = nil) -> Cell {
        Cell(kind: .value, text: text, twelfths: twelfths, lines: lines, closing: closing)
    }
}

/// The end of a paper: who issues it, when, and whether a seal goes on it.
package struct Signature: Hashable, Sendable {
    /// The signing organs (发文机关署名), one line each.
    package let signers: [String]
    /// The day of issue (成文日期).
    package let date: CivilDate
    /// Where the seal goes.
    package let seal: SealPlace

    package init(signers: [String], date: CivilDate, seal: SealPlace = .overSignature) {
        self.signers = signers
        self.date = date
        self.seal = seal
    }
}

/// Whether room is left for a seal.
package enum SealPlace: Hashable, Sendable {
    /// The organ's name is centred over the date and room is left for the seal that presses on both.
    case overSignature
    /// No seal: the organ's name two characters from the right, the date two characters further in.
    case noSeal
}
