import Access
import Application
import Intake
import Kernel
import Storage
import Verification

/// Reads other cases for a page, as far as the person may see them.
struct CaseReader {
    let session: any SQLSession
    let person: Person
    let names: NameBook
    let language: Language

    /// A report, or nil when there is none for this person.
    func report(_ id: CaseId) throws -> Intake.Matter? {
        guard case .present(let matter)? = try state(of: Intake.self, id) else { return nil }
        return matter
    }

    /// A verification, or nil when there is none for this person.
    func verification(_ id: CaseId) throws -> Verification.Matter? {
        guard case .present(let matter)? = try state(of: Verification.self, id) else { return nil }
        return matter
    }

    private func state<M: CasePort>(of mechanism: M.Type, _ id: CaseId) throws -> M.State? {
        let state = try Loaded<M>.read(id, in: session).state
        guard let summary = M.summary(state) else { return nil }
        let resource = try PersonReader.resource(of: summary, mechanism: M.mechanism, in: session)
        return Access.decideSight(of: resource, by: person).denial == nil ? state : nil
    }

    /// What a reader outside could conclude about the reporter: from how many there are, how they reported and how
    /// particular the words are. Who may not see the report is told to suppose the worst.
    func inferences(about report: CaseId, from wording: [String]) throws -> [String] {
        inferences(about: try self.report(report), from: wording)
    }

    /// The same of a report at hand.
    func inferences(about report: Intake.Matter?, from wording: [String]) -> [String] {
        var lines: [String] = []
        if let report {
            switch report.reporters.count {
            case 0: lines.append(language.say("exposure.infer.unsigned"))
            case 1: lines.append(language.say("exposure.infer.single"))
            case let count: lines.append(language.say("exposure.infer.joint", String(count)))
            }
            lines.append(language.say(report.isRealName ? "exposure.infer.realName" : "exposure.infer.anonymous"))
        } else {
            lines.append(language.say("exposure.infer.unknown"))
        }
        let particular = wording.enumerated().filter { $0.element.contains(where: \.isNumber) }.map { $0.offset + 1 }
        if !particular.isEmpty {
            let places = particular.map(String.init).joined(separator: language.say("site.comma"))
            lines.append(language.say("exposure.infer.particulars", places))
        }
        lines.append(language.say("exposure.infer.few"))
        return lines
    }
}
