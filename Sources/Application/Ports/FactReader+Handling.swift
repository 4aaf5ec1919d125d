import Kernel
import Storage

extension FactReader {
    /// What the acts every case has need from the registers.
    /// - Parameters:
    ///   - command: the act, where the command is one of them.
    ///   - papers: the documents of the case, made when the act names one.
    package func handlingFacts(
        for command: Handling.Command?, of frame: CaseFrame, about subjects: [Subject],
        papers: (NameBook) -> [Paper]
    ) throws(StoreError) -> Handling.Facts {
        var facts = Handling.Facts(
            conflicted: try staff(relatedTo: subjects),
            heads: Set(try Directory.staff(of: frame.body, as: .head, in: session)))
        switch command {
        case .assign(let officers), .lend(let officers, _): try addOutsiders(officers, to: &facts, of: frame)
        case .handOver(_, let to, _): try addOutsiders([to], to: &facts, of: frame)
        case .proposeMove(let target, _, _), .followMove(let target, _):
            try addTarget(target, to: &facts, of: frame, about: subjects)
        case .acceptMove:
            if let target = frame.pendingMove?.to { try addTarget(target, to: &facts, of: frame, about: subjects) }
        case .recordSealUse(let name, _, _):
            let paper = papers(NameBook(session: session)).first { $0.name == name && $0.isIssued }
            facts.paper = paper.map { .init(name: $0.name, title: $0.title, number: $0.number) }
        case .recuse, .requestRecusal, .liftRecusal, .extendDeadline, .pauseDeadline, .resumeDeadline,
            .recountDeadlines, .declineMove, nil:
            break
        }
        return facts
    }

    private func addTarget(
        _ target: BodyCode, to facts: inout Handling.Facts, of frame: CaseFrame, about subjects: [Subject]
    ) throws(StoreError) {
        facts.path = try Directory.body(frame.body, in: session)?.path ?? []
        guard let row = try Directory.body(target, in: session), row.isOpen else { return }
        facts.targetPath = row.path
        for case .official(let official) in subjects {
            let own = try Directory.staff(whoAre: official, in: session).contains { $0.body == target }
            if own { facts.isAboutTarget = true }
        }
    }

    private func addOutsiders(
        _ named: [StaffId], to facts: inout Handling.Facts, of frame: CaseFrame
    ) throws(StoreError) {
        for staff in named where try Directory.staff(staff, in: session)?.body != frame.body {
            facts.outsiders.insert(staff)
        }
    }

    /// What a form offers for the documents of a case: those issued, as they are called.
    package func paperCandidates(_ papers: (NameBook) -> [Paper]) -> [Candidate] {
        papers(NameBook(session: session)).filter(\.isIssued).map { paper in
            Candidate(id: paper.name, label: [paper.title, paper.number].compactMap(\.self).joined(separator: " "))
        }
    }

    /// What a form offers for the clocks of a case: whose each is, and when it is due.
    package func clockCandidates(
        _ clocks: [ClockName: Deadline],
        detail: (ClockName) throws(StoreError) -> String = { _ throws(StoreError) in "" }
    ) throws(StoreError) -> [Candidate] {
        var candidates: [Candidate] = []
        for (clock, deadline) in clocks.sorted(by: { $0.key < $1.key }) {
            let parts = [try detail(clock), "\(deadline.due)"].filter { !$0.isEmpty }
            candidates.append(Candidate(id: clock.text, label: parts.joined(separator: " ")))
        }
        return candidates
    }
}
