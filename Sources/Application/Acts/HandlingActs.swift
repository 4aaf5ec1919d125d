import Access
import Kernel

extension Act {
    /// The acts every case of a mechanism has: who works on it, who keeps away, how long it may take, where it belongs,
    /// on what its seal was set.
    /// - Parameters:
    ///   - assigning: stages in which officers are named.
    ///   - isNaming: whether naming them is the next step there, and not only where a task asks for it.
    ///   - open: stages in which work remains; the others that pages offer are in `every`.
    ///   - every: all stages.
    ///   - command: the mechanism's command for one of these acts.
    static func handling<M: CasePort>(
        of mechanism: M.Type, assigning: Set<String>, isNaming: Bool = true, open: Set<String>, every: Set<String>,
        as command: @escaping @Sendable (Handling.Command) -> M.Command
    ) -> [Act] {
        peopleActs(of: mechanism, assigning: assigning, isNaming: isNaming, open: open, as: command)
            + recusalActs(of: mechanism, every: every, as: command)
            + clockActs(of: mechanism, open: open, as: command)
            + moveActs(of: mechanism, open: open, as: command)
            + paperActs(of: mechanism, every: every, as: command)
    }

    private static func peopleActs<M: CasePort>(
        of mechanism: M.Type, assigning: Set<String>, isNaming: Bool, open: Set<String>,
        as command: @escaping @Sendable (Handling.Command) -> M.Command
    ) -> [Act] {
        [
            Act("assign", of: mechanism, .allot, in: assigning, isNextStep: isNaming) { form in
                command(.assign(officers: form.staffMembers("officers")))
            },
            Act("handOver", of: mechanism, .allot, in: open) { form in
                command(
                    .handOver(
                        from: form.officer("from"), to: form.staffMember("to"), reason: form.paragraph("reason")))
            },
            Act("lend", of: mechanism, .leader, in: open) { form in
                command(.lend(officers: form.staffMembers("officers"), reason: form.paragraph("reason")))
            },
        ]
    }

    private static func recusalActs<M: CasePort>(
        of mechanism: M.Type, every: Set<String>, as command: @escaping @Sendable (Handling.Command) -> M.Command
    ) -> [Act] {
        [
            Act("recuse", of: mechanism, .head, in: every) { form in
                command(
                    .recuse(staff: form.staffMember("staff"), ground: form.choice("ground", of: RecusalGround.self)))
            },
            Act("requestRecusal", of: mechanism, .oneself, in: every) { form in
                command(.requestRecusal(ground: form.choice("ground", of: RecusalGround.self)))
            },
            Act("liftRecusal", of: mechanism, .head, in: every) { form in
                command(.liftRecusal(staff: form.staffMember("staff"), reason: form.paragraph("reason")))
            },
        ]
    }

    private static func clockActs<M: CasePort>(
        of mechanism: M.Type, open: Set<String>, as command: @escaping @Sendable (Handling.Command) -> M.Command
    ) -> [Act] {
        [
            Act("extendDeadline", of: mechanism, .leader, in: open) { form in
                command(
                    .extendDeadline(clock: form.clock("clock"), to: form.date("to"), reason: form.paragraph("reason")))
            },
            Act("pauseDeadline", of: mechanism, .leader, in: open) { form in
                command(.pauseDeadline(clock: form.clock("clock"), reason: form.paragraph("reason")))
            },
            Act("resumeDeadline", of: mechanism, .leader, in: open) { form in
                command(.resumeDeadline(clock: form.clock("clock"), reason: form.paragraph("reason")))
            },
        ]
    }

    private static func moveActs<M: CasePort>(
        of mechanism: M.Type, open: Set<String>, as command: @escaping @Sendable (Handling.Command) -> M.Command
    ) -> [Act] {
        [
            Act("proposeMove", of: mechanism, .leader, in: open) { form in
                command(
                    .proposeMove(
                        to: form.body("to"), way: form.choice("way", of: Handling.Move.self),
                        reason: form.paragraph("reason")))
            },
            Act("acceptMove", of: mechanism, .moveDecider, in: open) { form in
                command(.acceptMove(opinion: form.paragraph("opinion")))
            },
            Act("declineMove", of: mechanism, .moveDecider, in: open) { form in
                command(.declineMove(reason: form.paragraph("reason")))
            },
        ]
    }

    /// 办公室 keeps the seal. What was sealed may be entered late, after the case has ended.
    private static func paperActs<M: CasePort>(
        of mechanism: M.Type, every: Set<String>, as command: @escaping @Sendable (Handling.Command) -> M.Command
    ) -> [Act] {
        [
            Act("recordSealUse", of: mechanism, .office([.general]), in: every) { form in
                command(
                    .recordSealUse(
                        document: form.reference("document", to: .paper), copies: form.number("copies", in: 1...999),
                        basis: form.paragraph("basis")))
            }
        ]
    }
}

extension FormReader {
    /// A clock of the case.
    fileprivate mutating func clock(_ name: String) -> ClockName { ClockName(reference(name, to: .task)) }
}
