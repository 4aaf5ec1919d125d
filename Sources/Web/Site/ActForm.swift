import Application
import Kernel

/// The form of an act, made from the act's fields as the table of acts describes them.
///
/// Words by key: title and button `act.<act>`, label `field.<act>.<name>` or `field.<name>`, help `help.<act>.<name>`
/// or `help.<name>`, options `option.<vocabulary>.<option>`, problems `problem.<code>`, what confirming means
/// `act.<act>.confirm`. A field of rows has its own fields' words by `field.<act>.<rows>.<name>` first.
struct ActForm: Hashable, Sendable {
    let language: Language
    /// The act's name in the table of acts, `clarification.approve`.
    let act: String
    /// Where it is sent.
    let action: String
    let fields: [Field]
    /// What was typed before, or what is proposed.
    var values: FormValue = .object([:])
    var problems: [FieldProblem] = []
    /// Why the decision refused, where it did.
    var refusal: Notice? = nil
    /// What can be chosen for references, by field path without row numbers (`items.evidence`).
    var choices: [String: [Candidate]] = [:]
    /// The rule behind a field, by field path without row numbers.
    var citations: [String: Basis] = [:]
    /// The case's version this page was made from; nil for an act that opens a case.
    var seen: Int? = nil
    /// Makes a form that is sent twice harmless.
    let key: String
    let csrf: String
    /// The proposed day of the act, where it may be entered later than it happened.
    var occurredOn: CivilDate? = nil
    /// What confirming will do, who will learn of it, and that it cannot be undone; after the act's own words.
    var consequences: [String] = []
    /// Whether its button is the page's one primary button.
    var isPrimary = false
    /// Hidden values that the act keeps, such as the next page.
    var kept: [Register.Kept] = []
    /// Words of this page alone, before those of the tables: the portal speaks to a reporter otherwise than an office
    /// to its officers.
    var words: [String: Word] = [:]
    /// What is shown before the box that says the exposure was looked at.
    var exposure: Exposure? = nil
    /// Whether it says what confirming will do: a step before the last does not.
    var isLastStep = true
    /// Other buttons beside its own, such as the way back.
    var seconds: [SecondButton] = []

    /// A button that sends the form elsewhere, with whatever has been typed so far.
    struct SecondButton: Hashable, Sendable {
        let label: String
        let action: String
        let name: String
        let value: String
    }

    /// The act in words, as title and button.
    var title: String { first(of: ["act.\(act)"]) ?? "act.\(act)" }
    /// Whether something is wrong with it: a folded form opens.
    var hasTrouble: Bool { !problems.isEmpty || refusal != nil }

    /// The form.
    var html: HTML {
        let isMultipart = Self.hasFile(fields)
        return """
            <form class="act" id="\(prefix)" method="post" action="\(href: action)"\
            \(attribute: "enctype", isMultipart ? "multipart/form-data" : nil) accept-charset="utf-8">
            \(hidden)
            \(refusal?.html(language))
            \(summary)
            \(requiredNote)
            \(fields.map { control($0, at: Place(name: $0.name)) })
            \(occurredField)
            \(confirmation)
            <p class="act-send"><button class="btn \(isPrimary ? "btn-first" : "btn-second")" type="submit">\(title)\
            </button></p>\(seconds.map(second))
            </form>

            """
    }

    // MARK: Frame

    /// Ids are unique on a page that shows several forms.
    private var prefix: String { Self.dashed(act) }

    private func second(_ button: SecondButton) -> HTML {
        """
        <p class="act-second"><button class="btn btn-second" type="submit" formaction="\(href: button.action)" \
        formnovalidate name="\(button.name)" value="\(button.value)">\(button.label)</button></p>
        """
    }

    private var hidden: HTML {
        let values =
            [Register.Kept(name: "_csrf", value: csrf), Register.Kept(name: "_key", value: key)]
            + (seen.map { [Register.Kept(name: "seen", value: String($0))] } ?? []) + kept
        // Pressing Enter in a field presses the first button: it must be the act's own, not "add a row".
        let inputs = values.map { value -> HTML in
            "<input type=\"hidden\" name=\"\(value.name)\" value=\"\(value.value)\">"
        }
        return """
            \(inputs)\
            <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">\(title)</button>
            """
    }

    private var summary: HTML? {
        guard !problems.isEmpty else { return nil }
        let lines = problems.map { problem -> HTML in
            """
            <li><a href="#\(id(problem.path))">\(labelOfPath(problem.path))</a>\(language.say("site.colon"))\
            \(words(of: problem))</li>
            """
        }
        let files: HTML? = Self.hasFile(fields) ? "<p>\(language.say("form.filesAgain"))</p>" : nil
        return """
            <div class="notice notice-problem" role="alert"><p>\
            <b>\(language.say("form.problems", String(problems.count)))\
            </b></p><ul>\(lines)</ul>\(files)</div>

            """
    }

    private var requiredNote: HTML? {
        guard fields.contains(where: \.isRequired) else { return nil }
        return "<p class=\"quiet\">\(language.say("form.requiredNote"))</p>"
    }

    private var occurredField: HTML? {
        guard let occurredOn else { return nil }
        let typed = values.fields["occurredOn"]?.text ?? occurredOn.description
        let isOpen = typed != occurredOn.description || problems.contains { $0.path == "occurredOn" }
        return """
            <details class="field late" id="\(id("occurredOn"))"\(flag: "open", isOpen)>\
            <summary>\(language.say("form.occurredOn.summary", typed))</summary>
            <label for="\(id("occurredOn"))-in">\(language.say("form.occurredOn"))\(mark(true))</label>
            <p class="help" id="\(id("occurredOn"))-help">\(language.say("form.occurredOn.help"))</p>
            \(problemLines("occurredOn"))<input class="form-control short" type="date" required name="occurredOn" \
            id="\(id("occurredOn"))-in" value="\(typed)" aria-describedby="\(id("occurredOn"))-help"></details>

            """
    }

    private var confirmation: HTML? {
        guard isLastStep else { return nil }
        let own = first(of: ["act.\(act).confirm"]).map { [$0] } ?? []
        let lines = own + consequences
        guard !lines.isEmpty else { return nil }
        return """
            <div class="confirm"><p><b>\(language.say("form.confirm"))</b></p><ul>\
            \(lines.map { line -> HTML in "<li>\(line)</li>" })</ul></div>

            """
    }

    private static func hasFile(_ fields: [Field]) -> Bool {
        fields.contains { field in
            switch field.kind {
            case .file: true
            case .rows(let inner, _, _): hasFile(inner)
            case .line, .paragraph, .choice, .choices, .date, .flag, .confirmation, .number, .reference, .references:
                false
            }
        }
    }
}

// MARK: Words of fields

extension ActForm {
    /// Where a field stands: its path in the form (`items.0.reason`) and without row numbers (`items.reason`).
    struct Place {
        let path: String
        let plain: String
        /// The rows it belongs to, by name.
        var rows: String? = nil
        /// Whether the browser asks for it: a blank extra row may stay blank.
        var isAsked = true

        init(name: String) {
            path = name
            plain = name
        }

        init(_ name: String, inRow row: Int, of place: Place, isAsked: Bool) {
            path = "\(place.path).\(row).\(name)"
            plain = "\(place.plain).\(name)"
            rows = place.plain
            self.isAsked = isAsked
        }

        /// The last name of the path.
        var name: String {
            guard let point = plain.utf8.lastIndex(of: UInt8(ascii: ".")) else { return plain }
            return String(plain[plain.utf8.index(after: point)...])
        }
    }

    /// The words of the first key that has any, this page's own before all others.
    func first(of keys: [String]) -> String? {
        for key in keys {
            if let own = words[key] { return own.text(in: language) }
        }
        return Words.first(of: keys, language)
    }

    /// The label of a field.
    func label(_ place: Place) -> String {
        let name = place.name
        let keys = ["field.\(act).\(place.plain)", "field.\(act).\(name)", "field.\(name)"]
        return first(of: keys) ?? "field.\(act).\(place.plain)"
    }

    /// The help of a field, where there is any.
    func help(_ place: Place) -> String? {
        first(of: ["help.\(act).\(place.plain)", "help.\(act).\(place.name)", "help.\(place.name)"])
    }

    /// The label for a problem's path, with the number of its row.
    func labelOfPath(_ path: String) -> String {
        if path == "occurredOn" { return language.say("form.occurredOn") }
        let parts = path.split(separator: ".").map(String.init)
        guard parts.count >= 3, let row = Int(parts[1]) else { return label(Place(name: path)) }
        let outer = Place(name: parts[0])
        let rest = parts[2...].joined(separator: ".")
        return language.say(
            "form.rowField", label(outer), String(row + 1), label(Place(rest, inRow: row, of: outer, isAsked: true)))
    }

    /// A problem in words: what, where, what to do.
    func words(of problem: FieldProblem) -> String {
        Words.text("problem.\(problem.code)", language, problem.arguments)
    }

    /// The id of the field at a path.
    func id(_ path: String) -> String {
        "f-\(Self.dashed(act))-\(Self.dashed(path))"
    }

    /// The text with dashes for its points; by bytes, since a page has hundreds of ids.
    private static func dashed(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
    }

    /// The mark of a required field.
    func mark(_ isRequired: Bool) -> HTML? {
        isRequired
            ? "<span class=\"must\"> \(language.say("form.required"))</span>"
            : "<span class=\"quiet\"> \(language.say("form.optional"))</span>"
    }

    /// What is wrong at a path, in red words with a sign.
    func problemLines(_ path: String) -> HTML? {
        let here = problems.filter { $0.path == path }
        guard !here.isEmpty else { return nil }
        return """
            <p class="wrong" id="\(id(path))-wrong"><i aria-hidden="true">▲</i> \
            \(here.map { words(of: $0) }.joined(separator: " "))</p>

            """
    }
}
