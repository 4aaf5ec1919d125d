import Application
import Kernel

/// How each kind of field is asked for.
extension ActForm {
    /// A field with its label, help, problem and control.
    func control(_ field: Field, at place: Place) -> HTML {
        switch field.kind {
        case .line(let maxLength):
            framed(field, place, limit: maxLength) { describedBy in
                """
                <input class="form-control" type="text" \
                \(self.names(place))\(flag: "required", self.asks(field, place)) \
                value="\(self.text(place))"\(describedBy)>
                """
            }
        case .paragraph(let maxLength):
            framed(field, place, limit: maxLength) { describedBy in
                """
                <textarea class="form-control" rows="4" \(self.names(place))\
                \(flag: "required", self.asks(field, place))\(describedBy)>
                \(self.text(place))</textarea>
                """
            }
        case .date:
            framed(field, place) { describedBy in
                """
                <input class="form-control short" type="date" \(self.names(place))\
                \(flag: "required", self.asks(field, place)) value="\(self.text(place))"\(describedBy)>
                """
            }
        case .number(let min, let max):
            framed(field, place) { describedBy in
                """
                <input class="form-control short" type="number" inputmode="numeric" min="\(min)" max="\(max)" \
                \(self.names(place))\(flag: "required", self.asks(field, place)) \
                value="\(self.text(place))"\(describedBy)>
                """
            }
        case .file(let maxBytes):
            framed(field, place, extra: language.say("form.file.help", String(maxBytes >> 20))) { describedBy in
                """
                <input class="form-control" type="file" accept=".pdf,.png,.jpg,.jpeg,.docx" \(self.names(place))\
                \(flag: "required", self.asks(field, place))\(describedBy)>
                """
            }
        case .choice(let vocabulary, let options):
            one(of: candidates(vocabulary, options), for: field, at: place)
        case .choices(let vocabulary, let options):
            grouped(field, place) { HTML(self.candidates(vocabulary, options).map { self.tick($0, field, place) }) }
        case .flag, .confirmation: box(field, place)
        case .reference(let reference): self.reference(reference, field, place)
        case .references(let reference): self.references(reference, field, place)
        case .rows(let inner, let min, let max): rows(inner, min: min, max: max, field, place)
        }
    }

    // MARK: Values

    /// The value at a path of names and row numbers.
    func value(at path: String) -> FormValue? {
        var value: FormValue? = values
        for part in path.split(separator: ".") {
            switch value {
            case .object(let fields): value = fields[String(part)]
            case .list(let items): value = Int(part).flatMap { items.indices.contains($0) ? items[$0] : nil }
            case .text, .file, nil: return nil
            }
        }
        return value
    }

    private func text(_ place: Place) -> String { value(at: place.path)?.text ?? "" }

    private func texts(_ place: Place) -> [String] {
        (value(at: place.path)?.values ?? []).compactMap(\.text).filter { !$0.isEmpty }
    }

    private func asks(_ field: Field, _ place: Place) -> Bool { field.isRequired && place.isAsked }

    private func names(_ place: Place) -> HTML { "name=\"\(place.path)\" id=\"\(id(place.path))-in\"" }

    private func candidates(_ vocabulary: String, _ options: [String]) -> [Candidate] {
        options.map { Candidate(id: $0, label: option(vocabulary, $0)) }
    }

    private func option(_ vocabulary: String, _ option: String) -> String {
        let key = "option.\(vocabulary).\(option)"
        return first(of: [key]) ?? key
    }

    // MARK: Frames

    /// A single control under its label.
    private func framed(
        _ field: Field, _ place: Place, limit: Int? = nil, extra: String? = nil, control: (HTML) -> HTML
    ) -> HTML {
        let notes = notes(field, place, limit: limit, extra: extra)
        let wrong = problemLines(place.path)
        let ids = [
            notes == nil ? nil : "\(id(place.path))-help", wrong == nil ? nil : "\(id(place.path))-wrong",
        ].compactMap { $0 }.joined(separator: " ")
        let described: HTML = """
            \(attribute: "aria-describedby", ids.isEmpty ? nil : ids)\
            \(attribute: "aria-invalid", wrong == nil ? nil : "true")
            """
        return """
            <div class="field" id="\(id(place.path))"><label for="\(id(place.path))-in">\(label(place))\
            \(mark(field.isRequired))</label>
            \(notes)\(wrong)\(control(described))</div>

            """
    }

    /// Several controls under one legend.
    private func grouped(
        _ field: Field, _ place: Place, limit: Int? = nil, extra: String? = nil, controls: () -> HTML
    ) -> HTML {
        """
        <fieldset class="field" id="\(id(place.path))"><legend>\(label(place))\(mark(field.isRequired))</legend>
        \(notes(field, place, limit: limit, extra: extra))\(problemLines(place.path))\(controls())</fieldset>

        """
    }

    /// Help, limits, whether it is kept sealed, and the rule behind it.
    private func notes(_ field: Field, _ place: Place, limit: Int?, extra: String?) -> HTML? {
        let sealed = field.isSealed ? language.say("form.sealed") : nil
        let length = limit.map { language.say("form.limit", PageCell.grouped($0)) }
        let texts = [help(place), extra, sealed, length].compactMap { $0 }
        let basis = citations[place.plain]
        guard !texts.isEmpty || basis != nil else { return nil }
        let basisHTML: HTML? = basis.map { " \($0.html(language))" }
        let joined = texts.joined(separator: language == .zh ? "" : " ")
        return "<p class=\"help\" id=\"\(id(place.path))-help\">\(joined)\(basisHTML)</p>\n"
    }

    private func box(_ field: Field, _ place: Place) -> HTML {
        let isOn = ["true", "on", "yes", "1"].contains(text(place))
        let shown: HTML? = place.path == "exposureChecked" ? exposure?.html : nil
        return """
            \(shown)<div class="field" id="\(id(place.path))">\(problemLines(place.path))
            <label class="tick"><input type="checkbox" value="true" \(names(place))\
            \(flag: "required", asks(field, place))\(flag: "checked", isOn)> <span>\(label(place))\
            \(field.isRequired ? mark(true) : nil)</span></label>
            \(notes(field, place, limit: nil, extra: nil))</div>

            """
    }

    // MARK: Choices

    /// Up to six are shown at once; more fold into a list.
    private func one(of candidates: [Candidate], for field: Field, at place: Place, extra: String? = nil) -> HTML {
        let chosen = text(place)
        if candidates.count <= 6 {
            return grouped(field, place, extra: extra) {
                "<div class=\"options\">\(candidates.map { self.radio($0, chosen: chosen, field, place) })</div>"
            }
        }
        let options = candidates.map { candidate -> HTML in
            "<option value=\"\(candidate.id)\"\(flag: "selected", candidate.id == chosen)>\(candidate.label)</option>"
        }
        return framed(field, place, extra: extra) { described in
            """
            <select class="form-control" \(self.names(place))\(flag: "required", self.asks(field, place))\(described)>\
            <option value="">\(self.language.say("form.choose"))</option>\(options)</select>
            """
        }
    }

    private func radio(_ candidate: Candidate, chosen: String, _ field: Field, _ place: Place) -> HTML {
        """
        <label class="tick"><input type="radio" name="\(place.path)" value="\(candidate.id)"\
        \(flag: "required", asks(field, place))\(flag: "checked", candidate.id == chosen)> \(candidate.label)</label>

        """
    }

    private func tick(_ candidate: Candidate, _ field: Field, _ place: Place) -> HTML {
        """
        <label class="tick"><input type="checkbox" name="\(place.path)" value="\(candidate.id)"\
        \(flag: "checked", texts(place).contains(candidate.id))> \(candidate.label)</label>

        """
    }

    // MARK: References

    private func reference(_ reference: Reference, _ field: Field, _ place: Place) -> HTML {
        if let listed = choices[place.plain] {
            if listed.isEmpty { return nothingToChoose(field, place) }
            return one(of: listed, for: field, at: place)
        }
        // Several of that name: choose one, or the last, which is empty, to type again.
        let met = problems.filter { $0.path == place.path }.flatMap(\.candidates)
        if !met.isEmpty {
            let again = Candidate(id: "", label: language.say("form.noneOfThese"))
            return grouped(field, place) {
                HTML((met + [again]).map { self.radio($0, chosen: " ", field, place) })
            }
        }
        return framed(field, place, extra: language.say("form.reference.\(reference.rawValue)")) { described in
            """
            <input class="form-control" type="text" autocomplete="off" \(self.names(place))\
            \(flag: "required", self.asks(field, place)) value="\(self.text(place))"\(described)>
            """
        }
    }

    private func references(_ reference: Reference, _ field: Field, _ place: Place) -> HTML {
        if let listed = choices[place.plain] {
            if listed.isEmpty { return nothingToChoose(field, place) }
            return grouped(field, place) { HTML(listed.map { self.tick($0, field, place) }) }
        }
        let met = problems.filter { $0.path == place.path }.flatMap(\.candidates)
        // What a candidate's label holds is what was ambiguous: it is ticked below instead of kept.
        let typed = texts(place).filter { text in !met.contains { $0.label.contains(text) } }
        let shown = max(typed.count + 1, (value(at: place.path)?.values.count ?? 0) - met.count)
        let blanks = Array(repeating: "", count: shown - typed.count)
        let inputs = (typed + blanks).enumerated().map { index, text -> HTML in
            """
            <input class="form-control" type="text" autocomplete="off" name="\(place.path)" value="\(text)" \
            aria-label="\(language.say("form.nth", label(place), String(index + 1)))">

            """
        }
        return grouped(field, place, extra: language.say("form.reference.\(reference.rawValue)")) {
            """
            \(met.map { self.tick($0, field, place) })\(inputs)\(self.adding(place))
            """
        }
    }

    private func nothingToChoose(_ field: Field, _ place: Place) -> HTML {
        grouped(field, place) { "<p class=\"quiet\">\(self.language.say("form.nothingToChoose"))</p>" }
    }

    // MARK: Rows

    private func rows(_ inner: [Field], min: Int, max: Int, _ field: Field, _ place: Place) -> HTML {
        let given = value(at: place.path).map(\.values)?.count ?? 0
        let count = Swift.max(given, min, 1)
        let bodies = (0..<count).map { row -> HTML in
            let fields = inner.map { field in
                control(field, at: Place(field.name, inRow: row, of: place, isAsked: row < min))
            }
            return """
                <fieldset class="row-of"><legend>\(language.say("form.nth", label(place), String(row + 1)))</legend>
                \(fields)\(count > 1 ? leavingOut(row, of: place) : nil)</fieldset>

                """
        }
        let limits = max == min ? nil : language.say("form.rows.help", String(max))
        return grouped(field, place, extra: limits) {
            "\(bodies)\(count < max ? self.adding(place) : nil)"
        }
    }

    /// A box that leaves a row out: what a form proposes is not always wanted.
    private func leavingOut(_ row: Int, of place: Place) -> HTML {
        let name = "\(place.path).\(row).\(FormReader.leftOut)"
        let isOn = value(at: name)?.text == "true"
        return """
            <label class="tick"><input type="checkbox" value="true" name="\(name)" id="\(id(name))-in"\
            \(flag: "checked", isOn)> \(language.say("form.leaveOut"))</label>
            """
    }

    /// A button that sends the form to be shown again with one more row; what was typed is kept.
    private func adding(_ place: Place) -> HTML {
        """
        <button class="btn btn-small" type="submit" name="_add" value="\(place.path)" formnovalidate>\
        + \(language.say("form.add", label(place)))</button>
        """
    }
}

extension FormValue {
    /// What was typed, with one blank row (or text) more in the list at a path such as `items` or `items.0.evidence`:
    /// what the button `_add` asks for.
    func addingRow(at path: String) -> FormValue { addingRow(at: path.split(separator: ".").map(String.init)[...]) }

    private func addingRow(at path: ArraySlice<String>) -> FormValue {
        guard let name = path.first else {
            switch self {
            case .list(let items): return .list(items + [.blank(like: items.last)])
            case .text, .object, .file: return .list([self, .blank(like: self)])
            }
        }
        let rest = path.dropFirst()
        switch self {
        case .object(var fields):
            // A list that was not sent had one blank row on the page.
            fields[name] = fields[name]?.addingRow(at: rest) ?? .list([.object([:]), .object([:])])
            return .object(fields)
        case .list(var items):
            guard let index = Int(name), items.indices.contains(index) else { return self }
            items[index] = items[index].addingRow(at: rest)
            return .list(items)
        case .text, .file: return self
        }
    }

    private static func blank(like value: FormValue?) -> FormValue {
        switch value {
        case .text, .file: .text("")
        case .object, .list, nil: .object([:])
        }
    }
}
