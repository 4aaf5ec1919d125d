/// An identifier that cannot be mistaken for another kind's: a phantom tag makes each kind its own type.
///
/// The text is 1 to 64 characters of `a-z`, `0-9`, `-`, `_`, `.`; it is safe in a URL, a log and a file name, and says
/// nothing about the person or matter it names.
package struct Id<Tag>: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// The text as stored and as shown in URLs.
    package let text: String

    /// The identifier with this text, or nil when the text has a character or length no identifier has.
    package init?(_ text: String) {
        // Every row that is read makes some of these, so it is looked at as bytes.
        var text = text
        let isAllowed = text.withUTF8 { bytes in
            (1...64).contains(bytes.count) && bytes.allSatisfy { Self.allows($0) }
        }
        guard isAllowed else { return nil }
        self.text = text
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = Id(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an identifier"))
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    @inline(__always)
    private static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}

/// Tags of the identifier kinds; they have no values.
package enum Tag {
    /// A Body (纪检监察机关).
    package enum Body {}
    /// A Unit (单位).
    package enum Unit {}
    /// An Official (干部).
    package enum Official {}
    /// A staff member of a Body.
    package enum Staff {}
    /// A case: a report, verification, clarification …
    package enum Case {}
    /// A sealed row of the vault.
    package enum Sealed {}
}

/// A Body's code: a nine-digit division code (`430000000` is Hunan), or a code of the range for zones and dispatched
/// organs.
package typealias BodyCode = Id<Tag.Body>
/// A Unit's identifier.
package typealias UnitId = Id<Tag.Unit>
/// An Official's identifier.
package typealias OfficialId = Id<Tag.Official>
/// A staff member's identifier; an account is bound to it.
package typealias StaffId = Id<Tag.Staff>
/// A case's identifier, random and unguessable.
package typealias CaseId = Id<Tag.Case>
/// The identifier of a sealed row in the vault.
package typealias SealedId = Id<Tag.Sealed>

/// The stream of events of one thing: its mechanism's name and its own identifier, `clarification/k3f…`.
package struct StreamId: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The mechanism's name on disk, for example `clarification`.
    package let mechanism: String
    /// The thing's identifier within the mechanism.
    package let id: String

    package init(_ mechanism: String, _ id: String) {
        self.mechanism = mechanism
        self.id = id
    }

    /// The stream named by its text on disk, or nil when the text has no slash.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        self.init(String(parts[0]), String(parts[1]))
    }

    package var description: String { "\(mechanism)/\(id)" }

    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// A sealed value in the vault, as the journal knows it: where it lies and what its bytes' digest is; never the value.
package struct SealedRef: Hashable, Sendable, Codable {
    /// The vault row.
    package let id: SealedId
    /// SHA-256 of a random salt kept in the vault row and the plain bytes, as lower-case hexadecimal: binds the value
    /// without letting a guess be tried against the journal.
    package let digest: String
    /// The number of plain bytes.
    package let byteCount: Int

    package init(id: SealedId, digest: String, byteCount: Int) {
        self.id = id
        self.digest = digest
        self.byteCount = byteCount
    }
}
