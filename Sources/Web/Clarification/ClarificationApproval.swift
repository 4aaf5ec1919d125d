import Application
import Clarification
import Kernel

/// What an approver of a clarification sees, and what asking for the wish betrays.
extension Clarification {
    static let trialApproval: Command? = .approve(opinion: "—", paper: nil)

    static func round(of state: State) -> ApprovalRound? {
        guard case .present(let matter) = state, case .submitted(_, let round) = matter.stage else { return nil }
        return round
    }

    static func proposal(in loaded: Loaded<Clarification>, language: Language) -> ProposalLine? {
        guard case .present(let matter) = loaded.state, case .submitted(let draft, _) = matter.stage
        else { return nil }
        let kind: String
        switch draft.kind {
        case .clarification: kind = "clarification.kind.clarification"
        case .widening: kind = "clarification.kind.widening"
        case .correction: kind = "approval.gist.correction"
        }
        return ProposalLine(
            gist: language.say(
                "approval.gist.clarification", language.say(kind), String(draft.proposal.items.count),
                String(draft.proposal.audience.count)),
            proposedOn: draft.proposedOn)
    }

    static func approvalSheet(
        of state: State, in context: Context<Facts>, from reader: CaseReader
    ) throws -> ApprovalSheet? {
        guard case .present(let matter) = state, case .submitted(let draft, let round) = matter.stage
        else { return nil }
        let language = reader.language
        let words = ClarificationWording(names: reader.names, language: language)
        let blocks = ClarificationSheet(matter: matter, words: words).proposed(draft)
        let evidence = try reader.verification(matter.verification).map {
            VerificationSheet(matter: $0, names: reader.names, language: language)
                .evidenceList(of: Set(draft.proposal.items))
        }
        return ApprovalSheet(
            proposal: blocks,
            evidence: evidence
                ?? Table(
                    caption: language.say("approval.evidence"), head: [], rows: [],
                    empty: language.say("approval.evidence.notYours")),
            checks: checks(of: matter, draft, round, in: context, language),
            documents: documents(of: matter, draft, in: context, reader.names))
    }

    private static func checks(
        of matter: Matter, _ draft: Draft, _ round: ApprovalRound, in context: Context<Facts>, _ language: Language
    ) -> [ApprovalPage.Check] {
        let list = CheckList(mechanism: mechanism, rules: context.rules, language: language)
        let proposal = draft.proposal
        let wishes = proposal.subjects.map { matter.wish(of: $0) }
        let consent = "clarify.person_consent_required"
        let others = "clarify.other_known_violation.block"
        let isLettered = proposal.subjects.allSatisfy { subject in
            proposal.audience.contains { $0.about.contains(subject) && $0.forms.contains(.letter) }
        }
        let facts = context.facts
        let isSeparate =
            matter.hands.union([draft.proposer]).isDisjoint(with: context.persons)
            && round.objection(to: context.persons) == nil
        return [
            list.check(
                "onlyUnfounded", "clarify.three_only.only_untrue_items",
                proposal.items.allSatisfy { facts.findings[$0] == .unfounded }),
            list.check("wish", "clarify.ask_person_before_proposal", wishes.allSatisfy { $0 != nil }),
            list.check(
                "consent", consent, !wishes.contains(.some(.declines)), isAsked: context.rules.flag(consent)),
            list.check("scope", "clarify.three_only.only_approved_scope", !proposal.audience.isEmpty),
            list.check("letter", "clarify.written_required_with_other_forms", isLettered),
            list.check(
                "others", others, facts.otherViolations.isDisjoint(with: proposal.subjects),
                isAsked: context.rules.flag(others)),
            list.check(
                "objections", structure: "SYS-CLA-11", facts.openObjections == 0 && facts.openNewEvidence == 0),
            list.check(
                "personnel", structure: "SYS-CLA-09", proposal.audience.contains(where: \.isPersonnelDepartment),
                isAsked: proposal.promotionAtStake),
            list.check("separate", "clarify.approval_required", isSeparate),
        ]
    }

    /// The texts as they would be issued today; none where they cannot be composed, which the trial says why.
    private static func documents(
        of matter: Matter, _ draft: Draft, in context: Context<Facts>, _ names: NameBook
    ) -> [ApprovalPage.DocumentPreview] {
        guard
            let texts = try? texts(
                of: draft.proposal, kind: draft.kind, correcting: draft.resumes?.scope, for: matter, in: context)
        else { return [] }
        let body = names.body(matter.frame.body)
        return texts.map { text in
            let reached = draft.proposal.audience.filter {
                $0.forms.contains(text.form) && $0.about.contains(text.subject)
            }.map(\.name)
            let isLetter = text.form == .letter
            // Documents are Chinese in either language of the pages.
            let title: String
            switch (isLetter, draft.kind) {
            case (true, .correction): title = "关于更正失实检举控告澄清的函"
            case (true, .clarification), (true, .widening): title = "关于失实检举控告澄清的函"
            case (false, _): title = "澄清内容（\(Language.zh.say("option.Form.\(text.form.rawValue)"))）"
            }
            return ApprovalPage.DocumentPreview(
                issuer: body, number: isLetter ? "（批准后编号）" : "", title: title,
                addressee: reached.joined(separator: "、") + "：", paragraphs: text.paragraphs,
                signature: body, date: "（批准之日）")
        }
    }

    static func exposure(of verb: String, in state: State, from reader: CaseReader) throws -> Exposure? {
        guard case .present(let matter) = state, verb == "askWish" else { return nil }
        let wording = matter.needed.map(\.shortWording)
        return Exposure(
            language: reader.language,
            recipients: Set(matter.needed.map(\.key.subject)).sorted().map { reader.names.subjectWithPost($0) },
            wording: wording, inferences: try reader.inferences(about: matter.report, from: wording))
    }
}

extension ClarificationSheet {
    /// What an approver reads first: the items, the audience, what the subjects want, what was said in earlier rounds.
    func proposed(_ draft: Clarification.Draft) -> [PageBlock] {
        var blocks: [PageBlock] = []
        if let items { blocks.append(.part(items.title, items.blocks)) }
        if let record = matter.rounds.last {
            blocks.append(.part(language.say("clarification.audience"), [.table(audience(of: record))]))
        }
        var facts = draft.proposal.subjects.sorted().map { subject in
            Fact(
                term: language.say(
                    "site.bracketed", language.say("clarification.wishes"), words.names.subject(subject)),
                value: matter.wish(of: subject).map { .text(words.wish($0)) } ?? .none)
        }
        facts.append(
            Fact(
                term: language.say("clarification.promotion"),
                value: .text(words.yesNo(draft.proposal.promotionAtStake))))
        if case .correction(_, let reason) = draft.kind {
            facts.append(Fact(term: language.say("clarification.reason"), value: .text(reason)))
        }
        blocks.append(.facts(facts))
        if matter.rounds.count > 1, let approvals { blocks.append(.part(approvals.title, approvals.blocks)) }
        return blocks
    }
}
