import Application
import Intake
import Kernel

extension Intake {
    /// What the forms start with, by the act's name with or without the mechanism before it.
    static func proposed(for act: String, in state: State) -> FormValue {
        guard case .present(let matter) = state else { return .object([:]) }
        let verb = act.split(separator: ".").last.map(String.init) ?? act
        var values: [String: FormValue] = [:]
        switch verb {
        case "transcribe":
            values["channel"] = matter.channel.map { .text($0.rawValue) }
            values["receivedOn"] = .text("\(matter.receivedOn)")
        case "correctRegistration": values = matter.asEntered
        case "transfer", "decline":
            values["allegations"] = .list(matter.settleable.map { .text(String($0)) })
        case "confirmRealName": values["reporter"] = .first(of: matter.reporters) { $0.naming == .claimed }
        case "notifyAcceptance":
            values["reporter"] = .first(of: matter.reporters) { $0.naming == .confirmed && $0.acceptanceTold == nil }
        case "tellResult":
            values["reporter"] = .first(of: matter.reporters) { $0.naming == .confirmed && $0.resultTold == nil }
        case "recordObjection":
            if matter.reporters.count == 1 { values["reporter"] = .text("1") }
        case "answerObjection": values["objection"] = matter.openObjections.first.map { .text(String($0.number)) }
        case "checkNewEvidence": values["evidence"] = matter.uncheckedEvidence.first.map { .text(String($0.number)) }
        default: return .object(HandlingProposed.values(for: verb, in: matter.frame))
        }
        return .object(values)
    }
}

extension Intake.Matter {
    /// The registration as its form takes it, but for what is sealed.
    fileprivate var asEntered: [String: FormValue] {
        var values: [String: FormValue] = [
            "receivedOn": .text("\(receivedOn)"),
            "subjects": .list(subjects.map { .text("\($0)") }),
            "allegations": .list(allegations.map(\.asEntered)),
        ]
        values["channel"] = channel.map { .text($0.rawValue) }
        values["platformNumber"] = platformNumber.map { .text($0) }
        values["importedFrom"] = importedFrom.map { .text($0) }
        return values
    }
}

extension Intake.Allegation {
    /// The allegation as a row of the form.
    fileprivate var asEntered: FormValue {
        let remit: Intake.Remit = isInRemit ? .inRemit : .outOfRemit
        var row: [String: FormValue] = [
            "subjects": .list(subjects.map { .text("\($0)") }), "category": .text(category),
            "inRemit": .text(remit.rawValue), "wording": .text(wording),
        ]
        row["occurredFrom"] = occurredFrom.map { .text("\($0)") }
        row["occurredTo"] = occurredTo.map { .text("\($0)") }
        return .object(row)
    }
}

extension FormValue {
    /// The number of the first reporter that fits.
    fileprivate static func first(
        of reporters: [Intake.Reporter], where fits: (Intake.Reporter) -> Bool
    ) -> FormValue? {
        reporters.first(where: fits).map { .text(String($0.number)) }
    }
}
