import Kernel

extension Clarification {
    /// Whether a text that could be seen outside says no more than it may: no verdict on the person (CLA-014), no
    /// detail of the verification (CLA-015), no character that hides something.
    ///
    /// The words that say too much are lists of the rules in force. A text is compared folded, so that full-width
    /// forms, spaces, punctuation, strange letters between, traditional characters and capitals hide nothing; any
    /// character outside a short list (Chinese characters, ASCII, common punctuation) is refused before.
    package enum WordingCheck {
        /// The parameter that lists words of a verdict on the person.
        package static let verdictTerms = "clarify.wording.verdict_terms"
        /// The parameter that lists words about how it was verified.
        package static let detailTerms = "clarify.wording.detail_terms"
        /// The most characters of a short wording or an addressee.
        package static let lengthMax = 60

        /// Checks a text for the form field `field`.
        /// - Throws: `textMissing`, `characterNotAllowed`, `wordingTooLong`, `wordingTermsNotInForce`,
        ///   `wordingSaysTooMuch`.
        package static func check(_ text: String, field: String, rules: RulesInForce) throws(Refusal) {
            guard !isBlank(text) else { throw .handling(.textMissing(field: field)) }
            guard text.unicodeScalars.allSatisfy(isAllowed) else { throw .characterNotAllowed(field: field) }
            guard text.count <= lengthMax else { throw .wordingTooLong(max: lengthMax) }
            let verdicts = rules.list(verdictTerms)
            let details = rules.list(detailTerms)
            guard !verdicts.isEmpty, !details.isEmpty else { throw .wordingTermsNotInForce }
            let found = terms(of: verdicts + details, in: text)
            guard found.isEmpty else { throw .wordingSaysTooMuch(terms: found.count) }
        }

        /// The terms that the text contains, however they are dressed.
        package static func terms(of list: [String], in text: String) -> [String] {
            let forms = projections(folded(text))
            return list.filter { term in
                let term = readable(folded(term))
                return !term.isEmpty && forms.contains { contains($0, term) }
            }
        }

        /// Whether bytes of UTF-8 hold others: every text that can be seen is compared with a hundred terms, and
        /// `String.contains` would take most of the time of an act.
        private static func contains(_ bytes: [UInt8], _ term: [UInt8]) -> Bool {
            guard bytes.count >= term.count else { return false }
            return bytes.withUnsafeBufferPointer { bytes in
                term.withUnsafeBufferPointer { term in
                    (0...bytes.count - term.count).contains { start in
                        bytes[start] == term[0] && bytes[start..<start + term.count].elementsEqual(term)
                    }
                }
            }
        }

        /// The text with full-width forms, traditional characters and capitals made plain.
        package static func folded(_ text: String) -> String {
            var plain = String.UnicodeScalarView()
            for scalar in text.unicodeScalars {
                let scalar = scalar.isASCII ? scalar : simplified[scalar] ?? halfWidth(scalar)
                switch scalar.value {
                case 0x41...0x5A: plain.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
                // Chinese characters have no capitals: asked for each of them, that would be most of the work.
                case 0..<0x80, 0x2E80...0x9FFF, 0x20000...0x323AF: plain.append(scalar)
                default: plain.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
                }
            }
            return String(plain)
        }

        /// Whether a character may stand in a text that could be seen outside.
        package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x20...0x7E, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x323AF, 0xFF01...0xFF5E: true
            case 0x00B7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x3000...0x3002, 0x3008...0x3011,
                0x3014, 0x3015:
                true
            default: false
            }
        }

        /// Whether a text holds nothing that can be read.
        package static func isBlank(_ text: String) -> Bool {
            text.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
                    || scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            }
        }

        /// The folded text as terms are looked for in it: all its letters, its Chinese characters alone, its Latin
        /// letters alone, and these with digits read as the letters they resemble. In UTF-8.
        private static func projections(_ folded: String) -> [[UInt8]] {
            let readable = readable(folded)
            let latin = folded.utf8.filter(isLatin)
            let resembling = folded.utf8.map(resembled).filter(isLatin)
            return [readable, readable.filter { $0 >= 0x80 }, latin, resembling]
        }

        /// The letters and digits of a text, in UTF-8.
        private static func readable(_ folded: String) -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(folded.utf8.count)
            for scalar in folded.unicodeScalars where isReadable(scalar) { bytes.append(contentsOf: scalar.utf8) }
            return bytes
        }

        private static func isReadable(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: true
            case 0..<0x80: false
            default: Character(scalar).isLetter || Character(scalar).isNumber
            }
        }

        private static func isLatin(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        }

        /// The letter that a digit or sign can be taken for.
        private static func resembled(_ byte: UInt8) -> UInt8 {
            switch byte {
            case UInt8(ascii: "0"): UInt8(ascii: "o")
            case UInt8(ascii: "1"), UInt8(ascii: "!"): UInt8(ascii: "i")
            case UInt8(ascii: "3"): UInt8(ascii: "e")
            case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
            case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
            case UInt8(ascii: "7"): UInt8(ascii: "t")
            case UInt8(ascii: "|"): UInt8(ascii: "l")
            default: byte
            }
        }

        /// A full-width form as the ASCII character it stands for; anything else as it is.
        private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
            guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
            return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        }

        private static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
            let scalars = Array(traditionalPairs.unicodeScalars)
            var pairs: [Unicode.Scalar: Unicode.Scalar] = [:]
            for index in stride(from: 0, to: scalars.count - 1, by: 2) { pairs[scalars[index]] = scalars[index + 1] }
            return pairs
        }()
    }
}
