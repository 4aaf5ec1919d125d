/// A kind of sheet that is printed blank under a number, filled in by hand where there is no network, and entered
/// afterwards (空白编号表单).
package enum BlankFormKind: String, Sendable, Codable, CaseIterable {
    /// 检举控告登记表: a report is registered from it.
    case registration
    /// 核查谈话笔录: a talk in a verification, as evidence or as what a subject said.
    case talk
    /// 送达回证: a clarification was delivered.
    case receipt
}

/// A numbered blank that was entered into a case.
package struct BlankFormUse: Hashable, Sendable {
    /// `屈纪空〔2026〕1号`.
    package let number: String
    /// Who entered it and when; nil where what the case said was destroyed, so that the number is all that is left.
    package let entry: Entry?

    /// Who entered it, and the day on which it was recorded.
    package struct Entry: Hashable, Sendable {
        package let by: StaffId?
        package let on: CivilDate

        package init(by: StaffId?, on: CivilDate) {
            self.by = by
            self.on = on
        }
    }

    package init(number: String, entry: Entry?) {
        self.number = number
        self.entry = entry
    }
}

extension CaseFrame {
    /// Takes down that an event was entered from a numbered blank; does nothing for one that was not.
    package mutating func enter<Event>(blankForm number: String?, by recorded: Recorded<Event>) {
        guard let number else { return }
        blankForms.append(
            BlankFormUse(
                number: number, entry: .init(by: recorded.actor.staff, on: recorded.recordedAt.chinaDate)))
    }
}

extension Handling {
    /// Refuses a numbered blank that was entered into this case before. Whether another case has it, and whether it is
    /// the Body's own, is looked up when the form is read.
    package static func check(blankForm number: String?, in frame: CaseFrame) throws(Refusal) {
        guard let number, frame.blankForms.contains(where: { $0.number == number }) else { return }
        throw .blankFormEntered
    }
}
