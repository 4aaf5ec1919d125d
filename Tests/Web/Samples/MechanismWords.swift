import Application
import TestKit
import Testing

@testable import Web

/// Looks whether everything a mechanism can show has words in both languages.
struct MechanismWords {
    let mechanism: String
    let source: MechanismSource

    init(_ mechanism: String, folder: String) {
        self.mechanism = mechanism
        source = MechanismSource(folder)
    }

    /// Everything: the mechanism, its stages, acts, fields, options, refusals, events and tasks.
    func check() throws {
        let acts = ActTable.all.filter { $0.mechanism == mechanism }
        let stages = try source.stages()
        #expect(!acts.isEmpty && !stages.isEmpty)
        say(["mechanism.\(mechanism)"] + stages.map { "stage.\(mechanism).\($0)" })
        #expect(Set(StageNames.all(of: mechanism)).isSubset(of: stages))
        for act in acts {
            say(["act.\(act.name)"] + Self.fieldKeys(of: act.fields, under: "field.\(act.name)"))
            say(Self.optionKeys(of: act.fields))
        }
        say(try source.refusals().map { "refusal.\(mechanism).\($0)" })
        say(try source.events().map { "event.\($0)" })
    }

    /// No key of these tables speaks of something the mechanism does not have.
    func checkNoneIsLeftOver(in table: [String: Word]) throws {
        let acts = ActTable.all.filter { $0.mechanism == mechanism }
        let fields = Set(acts.flatMap { Self.fieldKeys(of: $0.fields, under: $0.name) })
        let refusals = Set(try source.refusals())
        let events = Set(try source.events())
        for key in table.keys {
            let rest = { (start: String) in
                key.hasPrefix(start) ? String(key.dropFirst(start.count)) : nil
            }
            if let name = rest("field.") ?? rest("help.") { #expect(fields.contains(name), "\(key)") }
            if let code = rest("refusal.\(mechanism).") { #expect(refusals.contains(code), "\(key)") }
            if let event = rest("event.") { #expect(events.contains(event), "\(key)") }
            if let act = rest("act.") {
                #expect(acts.contains { act == $0.name || act == "\($0.name).confirm" }, "\(key)")
            }
            if let task = rest("task.") { #expect(acts.contains { $0.name == task }, "\(key)") }
        }
    }

    /// Expects each key to have words in both languages.
    func say(_ keys: [String]) {
        for key in keys {
            #expect(Words.has(key), "\(key)")
            for language in Language.allCases { #expect(!language.say(key).isEmpty, "\(key)") }
        }
    }

    private static func fieldKeys(of fields: [Field], under start: String) -> [String] {
        fields.flatMap { field -> [String] in
            let key = "\(start).\(field.name)"
            guard case .rows(let inner, _, _) = field.kind else { return [key] }
            return [key] + fieldKeys(of: inner, under: key)
        }
    }

    private static func optionKeys(of fields: [Field]) -> [String] {
        fields.flatMap { field -> [String] in
            switch field.kind {
            case .choice(let vocabulary, let options), .choices(let vocabulary, let options):
                options.map { "option.\(vocabulary).\($0)" }
            case .rows(let inner, _, _): optionKeys(of: inner)
            case .line, .paragraph, .date, .flag, .confirmation, .number, .reference, .references, .file: []
            }
        }
    }
}
