import Kernel

/// Reads an act's fields. Run to *describe*, the act's closure lists its fields; run to *read*, the same closure makes
/// its command from what was typed. So payload, form and schema cannot drift.
///
/// A field that cannot be read leaves a problem and a stand-in value; the command is used only when there is no
/// problem.
package struct FormReader {
    /// The fields met so far, in order.
    package private(set) var fields: [Field] = []
    /// What is wrong so far.
    package private(set) var problems: [FieldProblem] = []
    let input: [String: FormValue]
    let mode: Mode
    let path: String

    enum Mode {
        case describe
        case read(Source)
    }

    /// What reading needs from outside: things looked up, values sealed.
    package struct Source {
        /// Looks a typed reference up.
        package let resolve: (Reference, String) -> Resolution
        /// Seals bytes into the vault, by a purpose such as `intake.original`.
        package let seal: (_ bytes: [UInt8], _ kind: String) -> SealedRef
        /// Looks a numbered blank of a kind up: whether it may be entered here.
        package let blankForm: (BlankFormKind, String) -> BlankFormStanding

        package init(
            resolve: @escaping (Reference, String) -> Resolution,
            seal: @escaping (_ bytes: [UInt8], _ kind: String) -> SealedRef,
            blankForm: @escaping (BlankFormKind, String) -> BlankFormStanding = { .usable($1) }
        ) {
            self.resolve = resolve
            self.seal = seal
            self.blankForm = blankForm
        }
    }

    /// A reader that only lists fields.
    package static func describing() -> FormReader { FormReader(input: [:], mode: .describe, path: "") }

    /// A reader of what was typed.
    package static func reading(_ input: FormValue, from source: Source) -> FormReader {
        FormReader(input: input.fields, mode: .read(source), path: "")
    }

    private init(input: [String: FormValue], mode: Mode, path: String) {
        self.input = input
        self.mode = mode
        self.path = path
    }

    // MARK: Texts

    /// One line of text. Empty only when not required.
    package mutating func line(_ name: String, maxLength: Int = 200, isRequired: Bool = true) -> String {
        note(Field(name: name, kind: .line(maxLength: maxLength), isRequired: isRequired))
        return text(name, maxLength: maxLength, isRequired: isRequired, allowsLines: false)
    }

    /// Several lines of text. Empty only when not required.
    package mutating func paragraph(_ name: String, maxLength: Int = 4_000, isRequired: Bool = true) -> String {
        note(Field(name: name, kind: .paragraph(maxLength: maxLength), isRequired: isRequired))
        return text(name, maxLength: maxLength, isRequired: isRequired, allowsLines: true)
    }

    /// A text that goes into the vault; nil when empty and not required.
    package mutating func sealedText(
        _ name: String, kind: String, maxLength: Int = 20_000, isRequired: Bool = false, isLine: Bool = false
    ) -> SealedRef? {
        let shape: Field.Kind = isLine ? .line(maxLength: maxLength) : .paragraph(maxLength: maxLength)
        note(Field(name: name, kind: shape, isRequired: isRequired, isSealed: true))
        let text = text(name, maxLength: maxLength, isRequired: isRequired, allowsLines: !isLine)
        guard case .read(let source) = mode, !text.isEmpty else { return isRequired ? Self.standInSeal : nil }
        return source.seal(Array(text.utf8), kind)
    }

    /// A file that goes into the vault; nil when none was sent and none is required.
    package mutating func file(
        _ name: String, kind: String, maxBytes: Int = 20 << 20, isRequired: Bool = false
    ) -> SealedRef? {
        note(Field(name: name, kind: .file(maxBytes: maxBytes), isRequired: isRequired, isSealed: true))
        guard case .read(let source) = mode else { return isRequired ? Self.standInSeal : nil }
        guard case .file(let part)? = input[name], !part.bytes.isEmpty else {
            if isRequired { complain(name, "missing") }
            return isRequired ? Self.standInSeal : nil
        }
        guard part.bytes.count <= maxBytes else {
            complain(name, "fileTooLarge", [String(maxBytes >> 20)])
            return Self.standInSeal
        }
        guard FileKind(of: part.bytes) != nil else {
            complain(name, "fileKind")
            return Self.standInSeal
        }
        return source.seal(part.bytes, kind)
    }

    // MARK: Choices

    /// One of a closed set of words; the stand-in is the first.
    package mutating func choice<E: RawRepresentable<String> & CaseIterable>(
        _ name: String, of type: E.Type, among allowed: [E]? = nil
    ) -> E {
        let options = allowed ?? Array(type.allCases)
        precondition(!options.isEmpty, "a choice offers something")
        note(
            Field(
                name: name, kind: .choice(vocabulary: "\(type)", options: options.map(\.rawValue)), isRequired: true))
        return optional(name, among: options, isRequired: true) ?? options[0]
    }

    /// One of a closed set of words, or none.
    package mutating func optionalChoice<E: RawRepresentable<String> & CaseIterable>(
        _ name: String, of type: E.Type
    ) -> E? {
        let options = Array(type.allCases)
        note(
            Field(
                name: name, kind: .choice(vocabulary: "\(type)", options: options.map(\.rawValue)), isRequired: false))
        return optional(name, among: options, isRequired: false)
    }

    /// Any of a closed set of words.
    package mutating func choices<E: RawRepresentable<String> & CaseIterable>(
        _ name: String, of type: E.Type, isRequired: Bool = true
    ) -> [E] {
        let options = Array(type.allCases)
        note(
            Field(
                name: name, kind: .choices(vocabulary: "\(type)", options: options.map(\.rawValue)),
                isRequired: isRequired))
        var chosen: [E] = []
        for value in texts(name) {
            guard let option = E(rawValue: value) else {
                complain(name, "notAnOption")
                continue
            }
            chosen.append(option)
        }
        if chosen.isEmpty, isRequired { complain(name, "missing") }
        return chosen
    }

    /// Yes or no; absent is no.
    package mutating func flag(_ name: String) -> Bool {
        note(Field(name: name, kind: .flag, isRequired: false))
        return isTicked(name)
    }

    /// A box that the act wants ticked. The decision refuses where it is not, so that the refusal names its rule.
    package mutating func confirmation(_ name: String) -> Bool {
        note(Field(name: name, kind: .confirmation, isRequired: true))
        return isTicked(name)
    }

    // MARK: Numbers and days

    /// A day.
    package mutating func date(_ name: String) -> CivilDate {
        note(Field(name: name, kind: .date, isRequired: true))
        return day(name, isRequired: true) ?? Self.standInDate
    }

    /// A day, or none.
    package mutating func optionalDate(_ name: String) -> CivilDate? {
        note(Field(name: name, kind: .date, isRequired: false))
        return day(name, isRequired: false)
    }

    /// A whole number.
    package mutating func number(_ name: String, in range: ClosedRange<Int>) -> Int {
        number(name, in: range, isRequired: true) ?? range.lowerBound
    }

    /// A whole number, or none.
    package mutating func optionalNumber(_ name: String, in range: ClosedRange<Int>) -> Int? {
        number(name, in: range, isRequired: false)
    }

    private mutating func number(_ name: String, in range: ClosedRange<Int>, isRequired: Bool) -> Int? {
        note(Field(name: name, kind: .number(min: range.lowerBound, max: range.upperBound), isRequired: isRequired))
        guard isReading else { return nil }
        guard let text = text(of: name), !text.isEmpty else {
            if isRequired { complain(name, "missing") }
            return nil
        }
        guard let number = Int(text), range.contains(number) else {
            complain(name, "notInRange", [String(range.lowerBound), String(range.upperBound)])
            return nil
        }
        return number
    }

    // MARK: References

    /// One thing that exists, by its identifier's text; empty when not required and absent.
    package mutating func reference(_ name: String, to kind: Reference, isRequired: Bool = true) -> String {
        note(Field(name: name, kind: .reference(kind), isRequired: isRequired))
        guard isReading else { return Self.standIn(kind) }
        guard let typed = text(of: name), !typed.isEmpty else {
            if isRequired { complain(name, "missing") }
            return isRequired ? Self.standIn(kind) : ""
        }
        return resolved(name, kind, typed)
    }

    /// Several things that exist, each once, in the order given.
    package mutating func references(_ name: String, to kind: Reference, isRequired: Bool = true) -> [String] {
        note(Field(name: name, kind: .references(kind), isRequired: isRequired))
        var found: [String] = []
        for typed in texts(name) where !typed.isEmpty {
            let id = resolved(name, kind, typed)
            if !found.contains(id) { found.append(id) }
        }
        if found.isEmpty, isRequired, isReading { complain(name, "missing") }
        return found
    }

    // MARK: Rows

    /// A list of rows, each read by the same closure.
    package mutating func rows<Row>(
        _ name: String, min: Int = 1, max: Int = 50, _ read: (inout FormReader) -> Row
    ) -> [Row] {
        var describer = FormReader.describing()
        _ = read(&describer)
        note(Field(name: name, kind: .rows(describer.fields, min: min, max: max), isRequired: min > 0))
        guard isReading else { return [] }
        let given = input[name].map(\.values) ?? []
        // A row that was marked to be left out counts as blank.
        let filled = given.enumerated().filter { !Self.isBlank($0.element) && !Self.isLeftOut($0.element) }
        if filled.count < min { complain(name, "tooFewRows", [String(min)]) }
        if filled.count > max {
            complain(name, "tooManyRows", [String(max)])
            return []
        }
        return filled.map { index, value in
            var reader = FormReader(input: value.fields, mode: mode, path: path + "\(name).\(index).")
            let row = read(&reader)
            problems += reader.problems
            return row
        }
    }

    // MARK: Inside

    var isReading: Bool {
        switch mode {
        case .describe: false
        case .read: true
        }
    }

    mutating func note(_ field: Field) { fields.append(field) }

    mutating func complain(
        _ name: String, _ code: String, _ arguments: [String] = [], candidates: [Candidate] = []
    ) {
        problems.append(FieldProblem(path: path + name, code: code, arguments: arguments, candidates: candidates))
    }

    private func text(of name: String) -> String? {
        input[name]?.text.map { TextCheck.trimmed($0) }
    }

    private mutating func texts(_ name: String) -> [String] {
        guard isReading, let value = input[name] else { return [] }
        return value.values.compactMap(\.text).map { TextCheck.trimmed($0) }.filter { !$0.isEmpty }
    }

    private func isTicked(_ name: String) -> Bool {
        switch text(of: name) {
        case "true", "on", "yes", "1": true
        default: false
        }
    }

    mutating func text(_ name: String, maxLength: Int, isRequired: Bool, allowsLines: Bool) -> String {
        guard isReading else { return "" }
        guard let typed = text(of: name), !typed.isEmpty else {
            if isRequired { complain(name, "missing") }
            return ""
        }
        if let problem = TextCheck.problem(in: typed, maxLength: maxLength, allowsLines: allowsLines) {
            complain(name, problem.code, problem.arguments)
            return ""
        }
        return typed
    }

    private mutating func optional<E: RawRepresentable<String>>(
        _ name: String, among options: [E], isRequired: Bool
    ) -> E? {
        guard isReading else { return nil }
        guard let typed = text(of: name), !typed.isEmpty else {
            if isRequired { complain(name, "missing") }
            return nil
        }
        guard let option = options.first(where: { $0.rawValue == typed }) else {
            complain(name, "notAnOption")
            return nil
        }
        return option
    }

    mutating func day(_ name: String, isRequired: Bool) -> CivilDate? {
        guard isReading else { return nil }
        guard let typed = text(of: name), !typed.isEmpty else {
            if isRequired { complain(name, "missing") }
            return nil
        }
        guard let date = CivilDate(typed) else {
            complain(name, "notADate")
            return nil
        }
        return date
    }

    private mutating func resolved(_ name: String, _ kind: Reference, _ typed: String) -> String {
        guard case .read(let source) = mode else { return Self.standIn(kind) }
        switch source.resolve(kind, typed) {
        case .found(let id): return id
        case .unknown: complain(name, "unknown.\(kind.rawValue)")
        case .several(let candidates): complain(name, "several.\(kind.rawValue)", candidates: candidates)
        }
        return Self.standIn(kind)
    }

    private static func isLeftOut(_ row: FormValue) -> Bool { row.fields[leftOut]?.text == "true" }

    /// The box of a row that is to be left out.
    package static let leftOut = "_leftOut"

    private static func isBlank(_ value: FormValue) -> Bool {
        switch value {
        case .text(let text): TextCheck.trimmed(text).isEmpty
        case .list(let values): values.allSatisfy(isBlank)
        case .object(let fields): fields.values.allSatisfy(isBlank)
        case .file(let part): part.bytes.isEmpty
        }
    }

    /// A value of the right shape where nothing could be read; never reaches a decision.
    private static func standIn(_ kind: Reference) -> String {
        switch kind {
        case .subject: "official:none"
        case .item: "1/official:none"
        case .allegation, .evidence, .audience, .reporter, .harm: "1"
        case .official, .unit, .staff, .body, .case, .task, .officer, .paper, .blankForm: "none"
        }
    }

    static let standInDate = CivilDate(dayNumber: 0)
    static let standInSeal: SealedRef = {
        guard let id = SealedId("none") else { preconditionFailure("`none` is a valid identifier") }
        return SealedRef(id: id, digest: "", byteCount: 0)
    }()
}
