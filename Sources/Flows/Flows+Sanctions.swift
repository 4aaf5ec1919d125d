import Kernel
import Sanction

extension Flows {
    /// What follows an entry of the register of sanctions: the person's others are counted anew.
    package static func after(_ event: Sanction.Event) -> [Consequence] {
        switch event {
        case .recorded(let payload): counted(payload.others)
        case .rightsRestored(let payload): counted(payload.others)
        case .probationExtended(let payload): counted(payload.others)
        case .changeConfirmed(let payload): counted(payload.others)
        case .handling, .announced, .changeMade, .reported, .changeProposed, .changeDeclined, .periodsCounted,
            .noticeGiven, .checked:
            []
        }
    }

    private static func counted(_ others: [CaseId]) -> [Consequence] {
        others.map { .sanction(.existing($0), .countPeriods) }
    }
}
