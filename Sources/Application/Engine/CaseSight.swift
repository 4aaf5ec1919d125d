import Kernel
import Storage

/// What somebody may know of cases that their forms name: a number typed finds only a case its typer may see, so that
/// numbers cannot be tried out.
struct CaseSight {
    let session: any SQLSession
    let today: CivilDate

    /// The resolution without cases hidden from whoever asks.
    func seen(_ resolution: Resolution, by who: ActRequest.Who) throws -> Resolution {
        switch resolution {
        case .unknown: return .unknown
        case .found(let id): return try isSeen(id, by: who) ? resolution : .unknown
        case .several(let candidates):
            let seen = try candidates.filter { try isSeen($0.id, by: who) }
            switch seen.count {
            case 0: return .unknown
            case 1: return .found(seen[0].id)
            default: return .several(seen)
            }
        }
    }

    private func isSeen(_ text: String, by who: ActRequest.Who) throws -> Bool {
        guard case .staff(let staff) = who, let id = CaseId(text),
            let person = try PersonReader.person(staff, on: today, in: session)
        else { return false }
        return try ResourceReader(session: session).isSeen(id, by: person)
    }

    /// What a case says of itself, whatever its mechanism; nil when there is none.
    func summary(of id: CaseId, in mechanism: String) throws -> CaseSummary? {
        try CaseMechanisms.named(mechanism).flatMap { try summary(of: id, by: $0) }
    }

    private func summary<M: CasePort>(of id: CaseId, by mechanism: M.Type) throws -> CaseSummary? {
        M.summary(try Loaded<M>.read(id, in: session).state)
    }
}
