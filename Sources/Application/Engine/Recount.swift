import Kernel
import Storage

extension ActEngine {
    /// Counts every provisional due date anew, with the calendar of this program: done when a node starts, since a
    /// year's calendar comes with a new version (CAL-006).
    /// - Returns: how many cases got another date.
    package func recountDeadlines() async throws -> Int {
        let waiting = try await database.read { try Registers.provisionalCases(in: $0) }
        var changed = 0
        for (id, mechanism) in waiting {
            let now = clock()
            // One case that cannot be read must not keep the others from theirs, nor a node from starting.
            let isChanged = try? await database.write { session in
                try Journal.checkClock(now, in: session)
                try session.hold(.registers, .shared)
                try rules.refresh(from: session)
                let transaction = ActTransaction(
                    session: session, rules: rules, calendar: calendar, now: now, freshId: id,
                    reader: FormSource(seals: SealBox(vault: vault)), isRehearsal: false, witness: nil)
                return try transaction.recount(id, in: mechanism)
            }
            if isChanged == true { changed += 1 }
        }
        return changed
    }
}

extension ActTransaction {
    /// Counts a case's provisional dates anew, as the system.
    fileprivate func recount(_ id: CaseId, in mechanism: String) throws -> Bool {
        guard let mechanism = CaseMechanisms.named(mechanism) else { return false }
        return try recount(id, by: mechanism)
    }

    private func recount<M: CasePort>(_ id: CaseId, by mechanism: M.Type) throws -> Bool {
        try CaseFamily.hold(StreamId(M.mechanism, id.text), in: session)
        let loaded = try Loaded<M>.readToChange(id, in: session)
        guard let body = M.summary(loaded.state)?.body else { return false }
        let system = Author(actor: .system, actingBody: body, occurredOn: today, now: now)
        return try !apply(M.handling(.recountDeadlines), to: loaded, of: M.self, id: id, by: system, depth: 0)
            .wasAlreadySo
    }
}
