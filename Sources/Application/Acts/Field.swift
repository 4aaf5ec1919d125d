import Kernel

/// One field of an act's form, as form, payload and schema show it. Labels and help come by the key
/// `field.<act>.<name>`.
package struct Field: Hashable, Sendable {
    /// The field's name in payloads: camelCase, as the command's label.
    package let name: String
    package let kind: Kind
    package let isRequired: Bool
    /// Whether what is typed goes into the vault and never into the journal or a page of others.
    package let isSealed: Bool

    package init(name: String, kind: Kind, isRequired: Bool, isSealed: Bool = false) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.isSealed = isSealed
    }

    /// What can be typed or chosen.
    package indirect enum Kind: Hashable, Sendable {
        /// One line of at most so many characters.
        case line(maxLength: Int)
        /// Several lines of at most so many characters.
        case paragraph(maxLength: Int)
        /// One of these; each option's words are `option.<vocabulary>.<option>`.
        case choice(vocabulary: String, options: [String])
        /// Any of these.
        case choices(vocabulary: String, options: [String])
        /// A day, `2026-11-23`.
        case date
        /// Yes or no.
        case flag
        /// A box that must be ticked: the act is refused without it.
        case confirmation
        case number(min: Int, max: Int)
        /// One thing that exists.
        case reference(Reference)
        /// Several things that exist.
        case references(Reference)
        /// A file, kept sealed.
        case file(maxBytes: Int)
        /// A list of rows with fields of their own.
        case rows([Field], min: Int, max: Int)
    }
}

/// What a field can point to. Those of the case (`item` …) are offered by the case page; the others are looked up by
/// identifier or name.
package enum Reference: String, Hashable, Sendable, CaseIterable {
    case official, unit, subject, staff, body
    /// A numbered blank, by its number.
    case blankForm
    /// A case of any mechanism, by number.
    case `case`
    /// Of the case at hand: an (allegation, subject), an allegation's number, a piece of evidence's, an audience
    /// entry's, a reporter's, a harm's, a task's act name.
    case item, allegation, evidence, audience, reporter, harm, task
    /// An officer assigned to the case.
    case officer
    /// A document the case has issued, by its name.
    case paper

    /// Whether the page of the case lists what can be chosen.
    package var isOfTheCase: Bool {
        switch self {
        case .official, .unit, .subject, .staff, .body, .blankForm, .case: false
        case .item, .allegation, .evidence, .audience, .reporter, .harm, .task, .officer, .paper: true
        }
    }
}

/// What was typed, as a tree: the same from a form, from JSON and from the command line.
package indirect enum FormValue: Hashable, Sendable {
    case text(String)
    case list([FormValue])
    case object([String: FormValue])
    case file(FilePart)

    /// The fields of an object, none for anything else.
    package var fields: [String: FormValue] {
        switch self {
        case .object(let fields): fields
        case .text, .list, .file: [:]
        }
    }

    /// How many bytes of files it holds.
    package var fileBytes: Int {
        switch self {
        case .text: 0
        case .list(let values): values.reduce(0) { $0 + $1.fileBytes }
        case .object(let fields): fields.values.reduce(0) { $0 + $1.fileBytes }
        case .file(let part): part.bytes.count
        }
    }

    /// The value's text, or nil when it is none.
    package var text: String? {
        switch self {
        case .text(let text): text
        case .list(let values): values.count == 1 ? values[0].text : nil
        case .object, .file: nil
        }
    }

    /// The values of a list; a single text is a list of one.
    package var values: [FormValue] {
        switch self {
        case .list(let values): values
        case .text, .object, .file: [self]
        }
    }
}

/// An uploaded file.
package struct FilePart: Hashable, Sendable {
    /// The name as sent, never used as a path.
    package let name: String
    package let mediaType: String
    package let bytes: [UInt8]

    package init(name: String, mediaType: String, bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
    }
}

/// What is wrong with one field; words by the key `problem.<code>`.
package struct FieldProblem: Hashable, Sendable {
    /// Where: `allegations.0.category`.
    package let path: String
    /// What: `missing`, `tooLong`, `unknownSubject` …
    package let code: String
    /// Numbers and codes for the words; never what was typed.
    package let arguments: [String]
    /// What the typed name may have meant.
    package let candidates: [Candidate]

    package init(path: String, code: String, arguments: [String] = [], candidates: [Candidate] = []) {
        self.path = path
        self.code = code
        self.arguments = arguments
        self.candidates = candidates
    }
}

/// Something that can be chosen.
package struct Candidate: Hashable, Sendable {
    /// What is sent when it is chosen.
    package let id: String
    /// What a person reads.
    package let label: String

    package init(id: String, label: String) {
        self.id = id
        self.label = label
    }
}

/// What a typed reference turned out to be.
package enum Resolution: Hashable, Sendable {
    /// Exactly one thing, by its identifier.
    case found(String)
    case unknown
    /// Several things of that name.
    case several([Candidate])
}
