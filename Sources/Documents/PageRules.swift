/// The numbers of the page, by default those of GB/T 9704-2012; every length says its unit.
///
/// One struct, so that a rule set which differs (a later edition of the standard) passes another value, and no number
/// stands anywhere else. Where a row of the rule sets gives the number, its id is named.
package struct PageRules: Hashable, Sendable {
    /// The paper's width (DOC-001).
    package var pageWidthMM = 210.0
    /// The paper's height (DOC-002).
    package var pageHeightMM = 297.0
    /// 天头: from the paper's edge to the text block (DOC-003).
    package var marginTopMM = 37.0
    /// 订口: from the paper's edge to the text block (DOC-004). The right margin is what remains (DOC-005).
    package var marginLeftMM = 28.0
    /// The text block's width (DOC-008).
    package var blockWidthMM = 156.0
    /// The text block's height (DOC-009). The bottom margin is what remains (DOC-006).
    package var blockHeightMM = 225.0
    /// Lines on a full page (DOC-012); the pitch is the block's height by this number (DOC-014).
    package var linesPerPage = 22
    /// Characters on a full line (DOC-013); the pitch is the block's width by this number.
    package var charactersPerLine = 28
    /// 3号, the size of the text (DOC-010, DOC-011).
    package var bodyPoints = 16.0
    /// 2号, the size of the title (DOC-015).
    package var titlePoints = 22.0
    /// Blank lines between what stands above it and the title (DOC-016).
    package var blankLinesAboveTitle = 2
    /// Blank lines between the title and the addressee (DOC-017).
    package var blankLinesBelowTitle = 1
    /// How far a paragraph's first line is set in, in characters (DOC-018).
    package var paragraphIndentCharacters = 2
    /// How far the date stands from the right edge at least, in characters (DOC-019).
    package var dateIndentCharacters = 4
    /// How far the signer stands from the right edge where no seal is used, in characters (GB/T 9704-2012, 7.3.5.2).
    package var signerIndentCharacters = 2
    /// Blank lines above the signature: room for a seal whose edge stays within a line of the text (7.3.5).
    package var blankLinesAboveSignature = 2
    /// 4号, the size of the page number (DOC-020).
    package var pageNumberPoints = 14.0
    /// How far the page number stands from the outer edge of the text block, in characters (DOC-021).
    package var pageNumberIndentCharacters = 1.0
    /// From the text block's lower edge to the page number's dash (DOC-022).
    package var pageNumberBelowBlockMM = 7.0
    /// From the text block's upper edge to the head of a `.document` (DOC-023).
    package var headBelowBlockTopMM = 35.0
    /// Blank lines between the head of a `.document` and its number (GB/T 9704-2012, 7.2.5).
    package var blankLinesBelowHead = 2
    /// From the number to the red line of a `.document` (DOC-024).
    package var redLineBelowNumberMM = 4.0
    /// From the paper's upper edge to the head of a `.letter` (DOC-025).
    package var letterHeadFromTopMM = 30.0
    /// Length of a letter's red double lines (DOC-026).
    package var letterLineLengthMM = 170.0
    /// From the letter's head to the upper double line (GB/T 9704-2012, 10.1).
    package var letterLineBelowHeadMM = 4.0
    /// From the paper's lower edge to the letter's lower double line (DOC-027).
    package var letterLineFromBottomMM = 20.0
    /// Between a letter's double line and the number below it, as a part of the body's size (10.1: 7/8).
    package var letterNumberGapPart = 0.875
    /// The largest size of the issuer's head; a long name is made smaller until it fits the width. The standard leaves
    /// the size to what looks right (7.2.4).
    package var headPointsMax = 42.0
    /// The smallest size of the issuer's head, below which a name breaks over two lines.
    package var headPointsMin = 22.0
    /// The size of text in tables. No standard; 4号 is usual.
    package var formPoints = 14.0
    /// The line pitch in tables.
    package var formPitchPoints = 21.0
    /// Between a cell's border and its text.
    package var cellPaddingMM = 1.5
    /// Rows of up to this many lines are not split over two pages.
    package var unsplitRowLinesMax = 12
    /// How much text one document may have; a guard against input that is no document.
    package var scalarsMax = 200_000

    package init() {}

    /// The national standard.
    package static let gbt9704 = PageRules()

    /// Points in a millimetre.
    static let pointsPerMM = 72.0 / 25.4

    var blockWidth: Double { blockWidthMM * Self.pointsPerMM }
    var blockHeight: Double { blockHeightMM * Self.pointsPerMM }
    var left: Double { marginLeftMM * Self.pointsPerMM }
    var top: Double { marginTopMM * Self.pointsPerMM }
    /// Points from one character to the next.
    var characterPitch: Double { blockWidth / Double(charactersPerLine) }
    /// Points from one line to the next.
    var linePitch: Double { blockHeight / Double(linesPerPage) }
}
