import Foundation
import Kernel

/// Sealed values that are asked for in more than one field, and days that another answer demands.
extension FormReader {
    /// Lines that belong together, sealed as one small JSON object; with the names of those that were filled in.
    package mutating func sealedTogether(
        _ names: [String], kind: String, maxLength: Int = 200
    ) -> (sealed: SealedRef?, filled: Set<String>) {
        var typed: [String: String] = [:]
        for name in names {
            note(Field(name: name, kind: .line(maxLength: maxLength), isRequired: false, isSealed: true))
            let text = text(name, maxLength: maxLength, isRequired: false, allowsLines: false)
            if !text.isEmpty { typed[name] = text }
        }
        guard case .read(let source) = mode, !typed.isEmpty else { return (nil, []) }
        return (source.seal(Self.canonical(typed), kind), Set(typed.keys))
    }

    /// A text or a file that goes into the vault; where both are given the file is kept and the text is not.
    package mutating func sealedTextOrFile(_ textName: String, _ fileName: String, kind: String) -> SealedRef? {
        guard case .file(let part)? = input[fileName], !part.bytes.isEmpty else {
            let text = sealedText(textName, kind: kind)
            note(Field(name: fileName, kind: .file(maxBytes: 20 << 20), isRequired: false, isSealed: true))
            return text
        }
        note(Field(name: textName, kind: .paragraph(maxLength: 20_000), isRequired: false, isSealed: true))
        return file(fileName, kind: kind)
    }

    /// A text or a file that goes into the vault; one of the two must be given.
    package mutating func requiredSealedTextOrFile(
        _ textName: String, _ fileName: String, kind: String
    ) -> SealedRef {
        if let given = sealedTextOrFile(textName, fileName, kind: kind) { return given }
        if isReading, !hasProblem(textName), !hasProblem(fileName) { complain(textName, "missing") }
        return Self.standInSeal
    }

    /// A text that goes into the vault and must be given.
    package mutating func requiredSealedText(
        _ name: String, kind: String, maxLength: Int = 20_000, isLine: Bool = false
    ) -> SealedRef {
        sealedText(name, kind: kind, maxLength: maxLength, isRequired: true, isLine: isLine) ?? Self.standInSeal
    }

    /// A file that goes into the vault and must be given.
    package mutating func requiredFile(_ name: String, kind: String, maxBytes: Int = 20 << 20) -> SealedRef {
        file(name, kind: kind, maxBytes: maxBytes, isRequired: true) ?? Self.standInSeal
    }

    /// One line of text, or nil when nothing was typed.
    package mutating func optionalLine(_ name: String, maxLength: Int = 200) -> String? {
        let text = line(name, maxLength: maxLength, isRequired: false)
        return text.isEmpty ? nil : text
    }

    /// A day that is asked for only where another answer demands it.
    package mutating func optionalDate(_ name: String, isNeeded: Bool) -> CivilDate? {
        let day = optionalDate(name)
        guard isNeeded, isReading else { return day }
        if day == nil, !hasProblem(name) { complain(name, "missing") }
        return day ?? Self.standInDate
    }

    private func hasProblem(_ name: String) -> Bool { problems.contains { $0.path == path + name } }

    /// The object as JSON text with sorted keys.
    private static func canonical(_ texts: [String: String]) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(texts) else { preconditionFailure("texts can be written as JSON") }
        return Array(data)
    }
}
