/// Something in a file that must be put right before anything of it is taken.
package struct ImportIssue: Hashable, Sendable {
    /// What is wrong.
    package let fault: ImportFault
    /// The row as a spreadsheet numbers it, the header being the first; nil for the file as a whole.
    package let row: Int?
    /// The column, from 1; nil for a whole row or file.
    package let column: Int?
    /// The column's heading as the file has it.
    package let heading: String?
    /// The value that does not fit, shortened; always empty for an identity number.
    package let value: String

    /// The most characters of a value that are shown.
    static let valueCharactersMax = 24

    init(_ fault: ImportFault, row: Int? = nil, column: Int? = nil, heading: String? = nil, value: String = "") {
        self.fault = fault
        self.row = row
        self.column = column
        self.heading = heading
        self.value =
            value.count > Self.valueCharactersMax ? String(value.prefix(Self.valueCharactersMax - 1)) + "…" : value
    }

    init(_ fault: CSVFault) {
        self.init(ImportFault(fault.kind), row: fault.row, column: fault.column)
    }
}

/// What is wrong, by a code and what its words need; the words are in `ImportWords`.
package struct ImportFault: Hashable, Sendable {
    package let code: Code
    /// What the words name: a count, a column's heading, the words that would be right.
    package let arguments: [String]

    init(_ code: Code, _ arguments: [String] = []) {
        self.code = code
        self.arguments = arguments
    }

    init(_ kind: CSVFault.Kind) {
        switch kind {
        case .fileEmpty: self.init(Code.fileEmpty)
        case .fileTooLarge(let bytesMax): self.init(Code.fileTooLarge, [String(bytesMax >> 20)])
        case .encodingUnknown: self.init(Code.encodingUnknown)
        case .forbiddenCharacter(let scalar):
            let digits = String(scalar, radix: 16, uppercase: true)
            self.init(
                Code.forbiddenCharacter, ["U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits])
        case .quoteInsideCell: self.init(Code.quoteInsideCell)
        case .textAfterQuote: self.init(Code.textAfterQuote)
        case .quoteNotClosed: self.init(Code.quoteNotClosed)
        case .tooManyCells(let expected): self.init(Code.tooManyCells, [String(expected)])
        }
    }

    /// Every code; the names are what an API answers.
    package enum Code: String, Sendable, CaseIterable {
        case fileEmpty, fileTooLarge, encodingUnknown, forbiddenCharacter, quoteInsideCell, textAfterQuote
        case quoteNotClosed, tooManyCells
        /// The file as a whole.
        case columnMissing, columnRepeated, noRows, moreIssues
        /// One cell.
        case valueMissing, valueTooLong, codeMalformed, codeDoesNotFitKind, idMalformed, wordUnknown, dateMalformed
        case identityNumberMalformed
        /// One row among others.
        case duplicateInFile, existsAlready, shortNameTaken
        case parentUnknown, parentMissing, parentMustStandHigher, parentCycle
        case bodyUnknown, unitUnknown, unitAmbiguous, officialUnknown, officialTaken
        case rolesRepeated, administratorsExcludeOtherRoles, unitContactHasNoOtherRole, unitContactNeedsUnit
        case reviewerNeverHandles
    }
}
