import Application
import Clarification
import Kernel

extension Clarification {
    /// What makes the common case quick; nothing that a person has to decide is ticked beforehand.
    static func proposed(for act: String, in state: State) -> FormValue {
        guard case .present(let matter) = state else { return .object([:]) }
        var values: [String: FormValue] = [:]
        let verb = act.split(separator: ".").last.map(String.init) ?? act
        switch verb {
        case "assess":
            values["assessments"] = .list(
                matter.unassessed.map { .object(["item": .text($0.key.description)]) })
        case "recordWish":
            let subjects = Set(matter.needed.map(\.key.subject)).sorted()
            values["subject"] = (subjects.first { matter.wish(of: $0) == nil } ?? subjects.first)
                .map { .text($0.description) }
        case "propose": values = matter.proposalAsEntered
        case "deliver": values = matter.deliveryDue
        case "settleHarm":
            values["number"] = matter.harms.first { $0.settled == nil }.map { .text(String($0.number)) }
        case "refuseApplication":
            values["number"] = matter.applications.first(where: \.isPending).map { .text(String($0.number)) }
        case "reviewRefusal":
            values["number"] = matter.applications.first(where: \.isRefused).map { .text(String($0.number)) }
        default: return .object(HandlingProposed.values(for: verb, in: matter.frame))
        }
        return .object(values)
    }
}

extension Clarification.Matter {
    /// A proposal made before, to be changed; or the needed items with the subject, the unit and its meeting.
    fileprivate var proposalAsEntered: [String: FormValue] {
        switch stage {
        case .proposed(let draft), .returned(let draft, _): return Self.asEntered(draft.proposal)
        case .withdrawn: if let last = rounds.last, last.kind == .clarification { return Self.asEntered(last.proposal) }
        case .toAssess, .notNeeded, .wishAsked, .declined, .submitted, .approved, .delivering, .delivered,
            .followingUp, .corrected, .archived:
            break
        }
        let willing = needed.filter { wish(of: $0.key.subject) != .declines }.map(\.key)
        let subjects = Set(willing.map(\.subject)).sorted()
        var values: [String: FormValue] = [
            "items": .list(willing.sorted().map { .text($0.description) }),
            "audience": .list(subjects.flatMap { usualAudience(of: $0, isOnly: subjects.count == 1) }),
        ]
        values["onBehalfOfLowerBody"] = raisedFrom.first.map { .text($0.text) }
        return values
    }

    /// The rows that most clarifications need, as far as the wish goes. Names are typed: the state has none. A meeting
    /// is proposed for one subject alone, since all that is said at it must be about everybody spoken of.
    private func usualAudience(of subject: Subject, isOnly: Bool) -> [FormValue] {
        let letterAndMeeting: [Clarification.Form] = isOnly ? [.letter, .meeting] : [.letter]
        var rows: [(Clarification.AudienceKind, [Clarification.Form])]
        switch subject {
        case .official: rows = [(.person, [.letter]), (.unit, letterAndMeeting)]
        case .unit: rows = [(.unit, letterAndMeeting)]
        }
        if isOnly { rows.append((.meeting, [.meeting])) }
        let wish = wish(of: subject) ?? .agrees
        if !wish.covers(.meeting, before: .meeting) {
            rows = rows.map { ($0, $1.filter { $0 != .meeting }) }
        }
        return rows.compactMap { kind, forms in
            let wanted = forms.filter { wish.covers($0, before: kind) }
            guard !wanted.isEmpty else { return nil }
            return .object([
                "kind": .text(kind.rawValue), "name": .text(""),
                "about": .list(isOnly ? [] : [.text(subject.description)]),
                "forms": .list(wanted.map { .text($0.rawValue) }),
            ])
        }
    }

    private static func asEntered(_ proposal: Clarification.Proposal) -> [String: FormValue] {
        var values: [String: FormValue] = [
            "items": .list(proposal.items.map { .text($0.description) }),
            "audience": .list(
                proposal.audience.map { entry in
                    var row: [String: FormValue] = [
                        "kind": .text(entry.kind.rawValue), "name": .text(entry.name),
                        "about": .list(entry.about.map { .text($0.description) }),
                        "forms": .list(entry.forms.map { .text($0.rawValue) }),
                    ]
                    row["until"] = entry.until.map { .text($0.description) }
                    if entry.isPersonnelDepartment { row["isPersonnelDepartment"] = .text("true") }
                    return .object(row)
                }),
        ]
        if proposal.promotionAtStake { values["promotionAtStake"] = .text("true") }
        values["onBehalfOfLowerBody"] = proposal.onBehalfOfLowerBody.map { .text($0.text) }
        return values
    }

    /// The next thing to deliver: the letters first, then what is left by form.
    fileprivate var deliveryDue: [String: FormValue] {
        guard let scope else { return [:] }
        let left = unserved(in: scope)
        guard let form = Clarification.Form.allCases.first(where: { form in left.contains { $0.form == form } }) else {
            return [:]
        }
        let numbers = left.filter { $0.form == form }.map(\.entry).sorted()
        let isMeeting = { (number: Int) in scope.proposal.entry(number)?.kind == .meeting }
        let reached = form == .meeting ? numbers.filter(isMeeting) : numbers
        let heard = form == .meeting ? numbers.filter { !isMeeting($0) } : []
        return [
            "form": .text(form.rawValue), "audience": .list(reached.map { .text(String($0)) }),
            "heard": .list(heard.map { .text(String($0)) }),
            "by": .list(frame.officers.sorted().map { .text($0.text) }),
        ]
    }
}

extension Clarification.ApplicationRecord {
    /// Whether it was refused and nobody has reviewed the refusal.
    fileprivate var isRefused: Bool {
        switch outcome {
        case .refused: true
        case .pending, .accepted, .refusalUpheld: false
        }
    }
}
