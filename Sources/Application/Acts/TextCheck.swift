/// What a typed text may hold, the same for page, API, command line and import.
package enum TextCheck {
    /// Why the text is refused, or nil.
    /// - Parameters:
    ///   - maxLength: in characters as people count them.
    ///   - allowsLines: whether line breaks are part of the text.
    package static func problem(
        in text: String, maxLength: Int, allowsLines: Bool
    ) -> (code: String, arguments: [String])? {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x0D, 0x09:
                if !allowsLines { return ("lineBreak", []) }
            case 0x00...0x1F, 0x7F...0x9F: return ("controlCharacter", [])
            // Marks that reorder or hide what a reader sees.
            case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: return ("reorderingCharacter", [])
            case 0x200B...0x200D, 0x2060, 0xFEFF, 0x00AD, 0x180E: return ("hiddenCharacter", [])
            // What is left of bytes or surrogates that are no text.
            case 0xFFFD, 0xFFFE, 0xFFFF: return ("notText", [])
            case 0xE0000...0xE007F: return ("hiddenCharacter", [])
            default: continue
            }
        }
        // Bytes first: counting characters of a huge text is slow, and no character is shorter than a byte.
        if text.utf8.count > maxLength {
            // A character may carry any number of combining marks; text that people write carries few.
            guard text.unicodeScalars.count <= 4 * maxLength, text.count <= maxLength else {
                return ("tooLong", [String(maxLength)])
            }
        }
        return nil
    }

    /// The text without white space at its ends and with line breaks made one kind.
    package static func trimmed(_ text: String) -> String {
        var body = Substring(text)
        while let first = body.first, first.isWhitespace { body.removeFirst() }
        while let last = body.last, last.isWhitespace { body.removeLast() }
        return body.contains("\r\n") ? String(body.replacing("\r\n", with: "\n")) : String(body)
    }
}

/// The kinds of file that may be uploaded, told by their first bytes, never by their name.
package enum FileKind: String, Sendable {
    case pdf, png, jpeg, docx

    /// The kind of these bytes, or nil for anything else.
    package init?(of bytes: [UInt8]) {
        if bytes.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = .docx
        } else {
            return nil
        }
    }
}
