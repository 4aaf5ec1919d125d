import Kernel
import Storage

/// What a typed number of a blank turned out to be.
package enum BlankFormStanding: Hashable, Sendable {
    /// Drawn by the Body, of the kind, and neither used nor void.
    case usable(String)
    /// The Body has drawn none of that number; another Body may have.
    case unknown
    /// Drawn, and of another kind.
    case otherKind(BlankFormKind)
    /// Entered into another case.
    case used
    case void
}

/// Numbers of blanks, as they are written and as they are typed.
package enum BlankFormNumber {
    /// The number as it is written, `屈纪空〔2026〕1号`, from what was typed: brackets of any kind, full-width digits, with
    /// or without 号.
    package static func written(_ typed: String) -> String {
        var text = ""
        for scalar in typed.unicodeScalars where !scalar.properties.isWhitespace {
            switch scalar.value {
            case 0x28, 0x5B, 0xFF08, 0x3010, 0xFF3B: text.append("〔")
            case 0x29, 0x5D, 0xFF09, 0x3011, 0xFF3D: text.append("〕")
            case 0xFF10...0xFF19: text.append(String(scalar.value - 0xFF10))
            default: text.unicodeScalars.append(scalar)
            }
        }
        guard text.contains("〔"), text.last?.isNumber == true else { return text }
        return text + "号"
    }

    /// Whether a blank may be entered into a case.
    /// - Parameters:
    ///   - bodies: the Body for which it is entered, and the case's own: whoever is lent to a case enters its sheets.
    ///   - id: the case; that it has the number already is for its own decision.
    static func standing(
        of typed: String, as kind: BlankFormKind, in bodies: [BodyCode], for id: CaseId, _ session: any SQLSession
    ) throws(StoreError) -> BlankFormStanding {
        try session.hold(.blank(written(typed)), .exclusive)
        guard let row = try BlankForms.row(written(typed), in: session), bodies.contains(row.body) else {
            return .unknown
        }
        guard row.kind == kind else { return .otherKind(row.kind) }
        guard row.void == nil else { return .void }
        guard row.use == nil || row.use?.caseId == id else { return .used }
        return .usable(row.number)
    }
}

extension FormReader {
    /// The number of the blank that is entered, or nil: it must be the Body's own, of the kind, neither used nor void.
    mutating func blankForm(_ kind: BlankFormKind, _ name: String = "blankForm") -> String? {
        note(Field(name: name, kind: .reference(.blankForm), isRequired: false))
        guard case .read(let source) = mode else { return nil }
        let typed = text(name, maxLength: 60, isRequired: false, allowsLines: false)
        guard !typed.isEmpty else { return nil }
        switch source.blankForm(kind, typed) {
        case .usable(let number): return number
        case .unknown: complain(name, "unknown.blankForm")
        case .otherKind(let found): complain(name, "blankForm.otherKind.\(found.rawValue)")
        case .used: complain(name, "blankForm.used")
        case .void: complain(name, "blankForm.void")
        }
        return nil
    }
}
