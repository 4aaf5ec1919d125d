import Kernel

// Back to the petition office
extension Intake.Desk {
    /// INT-009: what has no substance, or is another organ's, goes back after it was talked over with the petition
    /// office and the leader in charge has approved.
    func proposeReturn(
        _ ground: Intake.ReturnGround, _ reason: String, _ communication: String
    ) throws(Intake.Refusal) -> [Intake.Event] {
        let proposer = try staff()
        try guardAwaitsDisposal()
        try say(reason, "reason")
        try say(communication, "communication")
        return [
            .returnProposed(
                Intake.ReturnProposed(
                    ground: ground, reason: reason, communication: communication, proposer: proposer,
                    handlers: handlers, chain: context.rules.chain("intake.return")))
        ]
    }

    /// The approved return; another organ's matter is passed on within the days a misdirected one has (INT-011).
    func returned(
        _ given: GivenApproval, _ paper: PaperApproval?
    ) throws(Intake.Refusal) -> Intake.Event {
        guard case .returnProposed(let proposal) = matter.stage else { throw .nothingProposed }
        let clocks: [Intake.Clock] =
            switch proposal.ground {
            case .otherOrgan: clock(.transfer, by: "intake.misdirected.transfer.max")
            case .noSubstance: []
            }
        return .returned(Intake.Returned(given: given, paper: paper, clocks: clocks))
    }
}
