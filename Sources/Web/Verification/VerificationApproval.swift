import Application
import Kernel
import Verification

/// What an approver of findings sees, and what an inquiry letter betrays.
extension Verification {
    static let trialApproval: Command? = .approve(opinion: "—", paper: nil)

    static func round(of state: State) -> ApprovalRound? {
        guard case .present(let matter) = state else { return nil }
        return matter.round
    }

    static func proposal(in loaded: Loaded<Verification>, language: Language) -> ProposalLine? {
        guard case .present(let matter) = loaded.state, case .submitted(let proposal, _) = matter.stage
        else { return nil }
        let results = FindingResult.allCases.compactMap { result -> String? in
            let count = proposal.findings.count { $0.result == result }
            guard count > 0 else { return nil }
            return language.say(
                "approval.gist.result", language.say("option.FindingResult.\(result.rawValue)"), String(count))
        }
        let joined = results.joined(separator: language.say("site.comma"))
        return ProposalLine(gist: language.say("approval.gist.findings", joined), proposedOn: proposal.on)
    }

    static func approvalSheet(
        of state: State, in context: Context<Facts>, from reader: CaseReader
    ) throws -> ApprovalSheet? {
        guard case .present(let matter) = state, case .submitted(let proposal, _) = matter.stage else { return nil }
        let sheet = VerificationSheet(matter: matter, names: reader.names, language: reader.language)
        let blocks = [sheet.items, sheet.findings, sheet.way].compactMap { $0 }.map {
            PageBlock.part($0.title, $0.blocks)
        }
        return ApprovalSheet(
            proposal: blocks, evidence: sheet.evidenceList(of: nil),
            checks: checks(of: matter, proposal, in: context, reader.language))
    }

    private static func checks(
        of matter: Matter, _ proposal: Proposal, in context: Context<Facts>, _ language: Language
    ) -> [ApprovalPage.Check] {
        let list = CheckList(mechanism: mechanism, rules: context.rules, language: language)
        let standing = Set(matter.standingEvidence.map(\.number))
        let answered = Set(matter.inquiries.filter { $0.answer != nil }.map(\.subject))
        let adverse = proposal.findings.filter { $0.result == .substantiated || $0.result == .partlySubstantiated }
        let heard = Set(matter.statements.map(\.subject))
        let gate = "clarify.quality_gate.department"
        let hands = matter.hands.union(matter.gateReviewers)
        var checks = [
            list.check(
                "everyItem", structure: "SYS-VER-10",
                Set(proposal.findings.map(\.key)) == Set(matter.items.map(\.key))),
            list.check(
                "evidence", structure: "SYS-VER-08",
                proposal.findings.allSatisfy {
                    $0.evidence.contains(where: standing.contains) || answered.contains($0.key.subject)
                }),
            list.check(
                "heard", structure: "SYS-VER-09", adverse.allSatisfy { heard.contains($0.key.subject) },
                isAsked: !adverse.isEmpty),
            list.check("two", structure: "SYS-VER-05", matter.tookPart.count >= Handling.officersMin),
            list.check("gate", gate, proposal.review != nil, isAsked: context.rules.parameters[gate] != nil),
            list.check(
                "separate", structure: "SYS-HND-13",
                hands.isDisjoint(with: context.persons) && matter.round?.objection(to: context.persons) == nil),
        ]
        if let deadline = matter.deadline {
            checks.append(list.check("inTime", deadline.rule, context.today <= deadline.due))
        }
        return checks
    }

    static func exposure(of verb: String, in state: State, from reader: CaseReader) throws -> Exposure? {
        guard case .present(let matter) = state, verb == "sendInquiry" else { return nil }
        let open = Set(matter.openInquiries.map(\.subject))
        let asked = matter.subjects.filter { !open.contains($0) }
        let language = reader.language
        let wording = matter.items.filter { asked.contains($0.key.subject) }.map(\.wording)
        return Exposure(
            language: language,
            recipients: asked.map { reader.names.subjectWithPost($0) } + [language.say("exposure.to.secretary")],
            wording: wording, inferences: try reader.inferences(about: matter.report, from: wording))
    }
}

extension VerificationSheet {
    /// The evidence that counts, shortened to what an approver asks first.
    /// - Parameter keys: the items it must concern; nil for all.
    func evidenceList(of keys: Set<ItemKey>?) -> Table {
        let evidence = matter.standingEvidence.filter { one in
            keys.map { !$0.isDisjoint(with: one.items) } ?? true
        }
        return Table(
            caption: label("evidence"), head: ["number", "kind", "shows", "evidence.items", "on"].map { label($0) },
            rows: evidence.map { one in
                [
                    .id(String(one.number)), .text(option(one.kind)), .text(one.shows),
                    .lines(one.items.map { item($0) }), .date(one.on),
                ]
            }, empty: label("evidence.none"))
    }
}
