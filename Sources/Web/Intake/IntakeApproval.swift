import Application
import Intake
import Kernel

/// What an approver of a report's disposal, return or reopening sees, and what the acts that leave the Body betray.
extension Intake {
    static let trialApproval: Command? = .approve(opinion: "—", paper: nil)

    static func round(of state: State) -> ApprovalRound? {
        guard case .present(let matter) = state else { return nil }
        return matter.round?.round
    }

    static func proposal(in loaded: Loaded<Intake>, language: Language) -> ProposalLine? {
        guard case .present(let matter) = loaded.state else { return nil }
        switch matter.stage {
        case .disposalProposed(let proposal, _):
            let day = loaded.history.last { recorded in
                if case .disposalProposed = recorded.event { true } else { false }
            }?.occurredOn
            let method = language.say("option.DisposalMethod.\(proposal.method.rawValue)")
            return ProposalLine(
                gist: language.say("approval.gist.disposal", method), proposedOn: day ?? matter.receivedOn)
        case .reopeningProposed(let proposal):
            return ProposalLine(gist: language.say("approval.gist.reopening"), proposedOn: proposal.round.proposedOn)
        case .returnProposed(let proposal):
            return ProposalLine(gist: language.say("approval.gist.returning"), proposedOn: proposal.round.proposedOn)
        case .received, .registered, .routed, .accepted, .disposed, .verifying, .findingsProposed, .concluded, .closed:
            return nil
        }
    }

    static func approvalSheet(
        of state: State, in context: Context<Facts>, from reader: CaseReader
    ) throws -> ApprovalSheet? {
        guard case .present(let matter) = state, matter.round != nil else { return nil }
        let sheet = IntakeSheet(matter: matter, names: reader.names, language: reader.language)
        let evidence = Table(
            caption: reader.language.say("approval.evidence"),
            head: ["number", "wording", "subjects", "category"].map { sheet.word($0) },
            rows: matter.allegations.map { one in
                [
                    .id(String(one.number)), .text(one.wording),
                    .lines(one.subjects.map { reader.names.subject($0) }), .text(sheet.category(one.category)),
                ]
            })
        return ApprovalSheet(
            proposal: sheet.disposal?.blocks ?? [], evidence: evidence,
            checks: checks(of: matter, in: context, reader.language))
    }

    private static func checks(
        of matter: Matter, in context: Context<Facts>, _ language: Language
    ) -> [ApprovalPage.Check] {
        let list = CheckList(mechanism: mechanism, rules: context.rules, language: language)
        switch matter.stage {
        case .disposalProposed(let proposal, _):
            let isStudyAsked = context.rules.flag("intake.disposal.collective_study_required")
            var checks = [
                list.check("remit", "intake.disposal.methods", matter.allegations.contains(where: \.isInRemit)),
                list.check(
                    "study", "intake.disposal.collective_study_required", proposal.study != nil,
                    isAsked: isStudyAsked),
            ]
            if proposal.method == .hold {
                checks.append(list.check("review", "intake.disposal.methods", proposal.reviewOn != nil))
            }
            if let deadline = matter.deadline(.proposeDisposal) {
                checks.append(list.check("inTime", deadline.rule, context.today <= deadline.due))
            }
            return checks
        case .reopeningProposed:
            return [
                list.check(
                    "evidenceChecked", "realname.new_evidence.must_check", matter.uncheckedEvidence.isEmpty)
            ]
        case .returnProposed(let proposal):
            return [
                list.check(
                    "talkedOver", "intake.return_to_petition_dept.approver", !proposal.communication.isEmpty)
            ]
        case .received, .registered, .routed, .accepted, .disposed, .verifying, .findingsProposed, .concluded, .closed:
            return []
        }
    }

    static func exposure(of verb: String, in state: State, from reader: CaseReader) throws -> Exposure? {
        guard case .present(let matter) = state else { return nil }
        let language = reader.language
        let recipients: [String]
        let wording: [String]
        switch verb {
        case "transfer":
            recipients = [language.say("exposure.to.organ")]
            let left = matter.settleable
            wording = matter.allegations.filter { left.contains($0.number) }.map(\.wording)
        case "notifyAcceptance", "tellResult":
            recipients = matter.reporters.filter { $0.naming == .confirmed }.map {
                language.say("exposure.to.reporter", String($0.number))
            }
            wording = verb == "tellResult" ? matter.findings.map { told($0, language) } : []
            // The reporter knows the matter; what has to be thought of is who else reads or hears it there.
            return Exposure(
                language: language, recipients: recipients, wording: wording,
                inferences: [language.say("exposure.infer.addressee"), language.say("exposure.infer.trace")])
        default: return nil
        }
        return Exposure(
            language: language, recipients: recipients, wording: wording,
            inferences: reader.inferences(about: matter, from: wording))
    }

    private static func told(_ finding: FindingOutcome, _ language: Language) -> String {
        let result = language.say("option.FindingResult.\(finding.result.rawValue)")
        return "\(finding.shortWording)\(language.say("site.colon"))\(result)"
    }
}
