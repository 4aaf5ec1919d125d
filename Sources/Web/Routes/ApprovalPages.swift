import Access
import Application
import Kernel
import Storage

extension CasePageBuilder {
    /// What became of asking for an approval screen.
    enum ApprovalAnswer {
        /// There is no such case for this person.
        case missing
        /// The person sees the case and has no part in an approval of it.
        case noPart
        case page(ApprovalPage)
    }

    /// The acts of the screen besides approving, in their order.
    private static var besides: [String] { ["sendBack", "reject", "approveOnPaper", "confirmPaper", "requestRecusal"] }

    /// The screen of a case whose approval is awaited.
    /// - Parameter queue: what waits for the person, for the place in it and the way on.
    func approval(_ id: CaseId, among queue: [TaskRow]) async throws -> ApprovalAnswer {
        try await desk.database.read { session in try approval(id, among: queue, in: session) }
    }

    private func approval(
        _ id: CaseId, among queue: [TaskRow], in session: any SQLSession
    ) throws -> ApprovalAnswer {
        let loaded = try Loaded<M>.read(id, in: session)
        guard let summary = M.summary(loaded.state) else { return .missing }
        let resource = try PersonReader.resource(of: summary, mechanism: M.mechanism, in: session)
        guard Access.decideSight(of: resource, by: person).denial == nil else { return .missing }
        guard let round = M.round(of: loaded.state), round.awaited != nil,
            let line = M.proposal(in: loaded, language: language), let approval = M.trialApproval
        else { return .noPart }
        let acts = try acts(loaded, summary, resource, id: id, in: session)
        let forms = [acts.next].compactMap(\.self) + acts.others
        let approve = forms.first { $0.act == "\(M.mechanism).approve" }
        let others = Self.besides.compactMap { verb in forms.first { $0.act == "\(M.mechanism).\(verb)" } }
        guard approve != nil || others.contains(where: { $0.act == "\(M.mechanism).approveOnPaper" }) else {
            return .noPart
        }
        let context = try trialContext(of: approval, loaded, summary, resource, id: id, in: session)
        guard let sheet = try M.approvalSheet(of: loaded.state, in: context, from: caseReader(session)) else {
            return .noPart
        }
        let names = NameBook(session: session)
        let place = queue.firstIndex { $0.id == id && $0.mechanism == M.mechanism }
        let following = queue.indices.first { index in place.map { index > $0 } ?? true } ?? queue.indices.first
        let next = following.flatMap { $0 == place ? nil : queue[$0] }
        return .page(
            ApprovalPage(
                language: language, number: summary.number,
                title: CaseTitle.text(summary.subjects.map { names.subject($0) }, M.mechanism, language),
                state: Self.stageChip(summary, language),
                due: due(summary.tasks.first { $0.act.hasSuffix(".approve") }?.deadline),
                proposal: [.facts(facts(of: round, line, names))] + sheet.proposal, evidence: sheet.evidence,
                checks: sheet.checks + [trial(of: approval, loaded.state, in: context)], documents: sheet.documents,
                chain: chain(of: round, names), approve: approve, others: others,
                refused: acts.refused.filter { $0.label == language.say("act.\(M.mechanism).approve") },
                caseHref: "/\(M.collection)/\(id)",
                position: place.map {
                    language.say("approval.position", String($0 + 1), String(queue.count))
                }, nextHref: next.map(ApprovalRoutes.address)))
    }

    private func facts(of round: ApprovalRound, _ line: ProposalLine, _ names: NameBook) -> [Fact] {
        [
            Fact(term: language.say("approval.gist"), value: .text(line.gist)),
            Fact(term: language.say("approval.proposer"), value: .text(names.staff(round.proposer))),
            Fact(term: language.say("approval.proposedOn"), value: .date(line.proposedOn)),
        ]
    }

    private func chain(of round: ApprovalRound, _ names: NameBook) -> [ApprovalPage.ChainStep] {
        round.chain.enumerated().map { index, step in
            let given = round.given.first { $0.step == index }
            return ApprovalPage.ChainStep(
                role: OwnerWords.text(.role(step.role, step.rank), language),
                state: given != nil ? .done : index == round.given.count ? .here : .toCome,
                given: given.map {
                    language.say("approval.given.line", names.staff($0.approver), "\($0.on)", $0.opinion)
                })
        }
    }

    // MARK: Trial

    /// The rules and facts by which the approval would be decided now.
    private func trialContext(
        of approval: M.Command, _ loaded: Loaded<M>, _ summary: CaseSummary, _ resource: Resource, id: CaseId,
        in session: any SQLSession
    ) throws -> Context<M.Facts> {
        let reader = FactReader(
            session: session, actingBody: person.body, caseId: id, today: desk.today, rules: desk.engine.rules)
        let onBehalfOf: StaffId?
        switch Access.decide(.awaitedApproval, on: resource, by: person) {
        case .permit(let principal): onBehalfOf = principal
        case .deny: onBehalfOf = nil
        }
        try desk.engine.rules.refresh(from: session)
        return Context(
            actor: .staff(person.staff), actingBody: person.body, onBehalfOf: onBehalfOf, occurredOn: desk.today,
            today: desk.today, now: desk.engine.clock(),
            rules: desk.engine.rules.pinned(loaded.pins, for: resource.bodyPath, openedOn: summary.openedOn),
            calendar: desk.engine.calendar, caseNumber: "",
            facts: try M.facts(for: approval, given: loaded.state, from: reader))
    }

    /// Whether the decision itself would be yes: what the checks name one by one, and whatever they do not name.
    private func trial(
        of approval: M.Command, _ state: M.State, in context: Context<M.Facts>
    ) -> ApprovalPage.Check {
        do {
            _ = try M.decide(approval, given: state, in: context)
            return ApprovalPage.Check(text: language.say("approval.trial.passed"), outcome: .passed)
        } catch {
            let basis: Basis
            switch error.basis {
            case .parameter(let name):
                basis = context.rules.parameters[name].map { .rule($0.citation) } ?? .structure(name)
            case .structure(let code): basis = .structure(code)
            }
            return ApprovalPage.Check(
                text: language.say("refusal.\(M.mechanism).\(error.code)"), outcome: .failed, basis: basis)
        }
    }
}
