import Kernel

extension Verification {
    package static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let matter: Matter
        switch (state, command) {
        case (.absent, .open(let opening)): return try open(opening, in: context)
        case (.absent, _): throw .notOpened
        case (.present(let present), .open(let opening)): return try openAgain(opening, given: present)
        case (.present(let present), _): matter = present
        }
        switch command {
        case .open: return []
        case .handling(let command): return try handle(command, given: matter, in: context)
        case .recordPlan, .addEvidence, .withdrawEvidence, .sendInquiry, .recordInquiryAnswer, .recordStatement:
            return try decideGathering(command, given: matter, in: context)
        case .proposeFindings(let findings):
            return try propose(findings, given: matter, in: context)
        case .passQualityGate(let opinion):
            return try passQualityGate(opinion, given: matter, in: context)
        case .failQualityGate(let reason):
            return try failQualityGate(reason, given: matter, in: context)
        case .approve(let opinion, let paper):
            return try approve(opinion, paper: paper, given: matter, in: context)
        case .sendBack(let reason):
            return try giveBack(.sentBack, because: reason, given: matter, in: context)
        case .reject(let reason):
            return try giveBack(.rejected, because: reason, given: matter, in: context)
        case .confirmPaper:
            return try confirmPaper(given: matter, in: context)
        }
    }

    private static func open(_ opening: Opening, in context: Context<Facts>) throws(Refusal) -> [Event] {
        guard context.actor == .system else { throw .onlyTheSystemOpens }
        guard !opening.items.isEmpty else { throw .nothingToVerify }
        var seen: Set<ItemKey> = []
        for item in opening.items where !seen.insert(item.key).inserted { throw .itemTwice(item.key) }
        return [
            .opened(
                Opened(
                    number: context.caseNumber, opening: opening, deadline: context.deadline("verification.max")))
        ]
    }

    /// A consequence that comes twice changes nothing; another opening for the same case is somebody's mistake.
    private static func openAgain(_ opening: Opening, given matter: Matter) throws(Refusal) -> [Event] {
        guard opening.report == matter.report, opening.method == matter.method, opening.items == matter.items
        else { throw .openedOtherwise }
        return []
    }
}

// MARK: Guards of every act

extension Verification {
    /// The person who acts, when the act's dates are possible and nobody behind it is recused.
    static func admit(_ context: Context<Facts>, to matter: Matter) throws(Refusal) -> StaffId {
        do { return try Handling.admit(context, to: matter.frame) } catch { throw .handling(error) }
    }

    /// Refuses text that says nothing.
    static func need(_ text: String, as field: String) throws(Refusal) {
        do { try Handling.need(text, as: field) } catch { throw .handling(error) }
    }
}
