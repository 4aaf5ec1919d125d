import Access
import Intake
import Kernel

// Disposal and its approval
extension Intake {
    static let disposalActs: [Act] = [
        Act("proposeDisposal", of: Intake.self, .officer, in: ["accepted"], isNextStep: true) { form in
            let method = form.choice("method", of: DisposalMethod.self)
            let reason = form.paragraph("reason")
            let reviewOn = form.optionalDate("reviewOn")
            let study = form.rows("study", min: 0, max: 1) { row in
                CollectiveStudy(
                    heldOn: row.date("heldOn"), attendees: row.staffMembers("attendees"),
                    views: row.paragraph("views"), dissent: row.paragraph("dissent", isRequired: false),
                    decision: row.paragraph("decision"))
            }
            return .proposeDisposal(method: method, reason: reason, reviewOn: reviewOn, study: study.first)
        },
        Act("proposeReturn", of: Intake.self, .officer, in: ["accepted"]) { form in
            .proposeReturn(
                ground: form.choice("ground", of: ReturnGround.self), reason: form.paragraph("reason"),
                communication: form.paragraph("communication", maxLength: 1_000))
        },
        Act("reviewHold", of: Intake.self, .officer, in: ["disposed"], isNextStep: true) { form in
            let next = form.choice("next", of: HoldDecision.self)
            let until = form.optionalDate("until", isNeeded: next == .keep)
            let reason = form.paragraph("reason")
            guard next == .keep, let until else { return .reviewHold(next: .resume, reason: reason) }
            return .reviewHold(next: .keep(until: until), reason: reason)
        },
    ]

    static let approvalActs: [Act] = [
        Act("approve", of: Intake.self, .awaitedApproval, in: proposedStages, isNextStep: true) { form in
            .approve(opinion: form.paragraph("opinion"), paper: nil)
        },
        Act("approveOnPaper", of: Intake.self, .paperClerk, in: proposedStages) { form in
            let opinion = form.paragraph("opinion")
            let approver = form.staffMember("approver")
            let signedOn = form.date("signedOn")
            return .approve(
                opinion: opinion,
                paper: PaperApproval(
                    approver: approver, signedOn: signedOn, scan: form.requiredFile("scan", kind: "intake.scan")))
        },
        Act("sendBack", of: Intake.self, .awaitedApproval, in: proposedStages) { form in
            .sendBack(reason: form.paragraph("reason"))
        },
        Act("reject", of: Intake.self, .awaitedApproval, in: proposedStages) { form in
            .reject(reason: form.paragraph("reason"))
        },
        Act("confirmPaper", of: Intake.self, .oneself, in: acceptedStages.union(["registered", "routed"])) { _ in
            .confirmPaper
        },
    ]

    private static let proposedStages: Set<String> = ["disposalProposed", "returnProposed", "reopeningProposed"]
}

// Result and end
extension Intake {
    static let resultActs: [Act] = [
        Act("tellResult", of: Intake.self, .officer, in: resultStages) { form in
            .tellResult(
                reporter: form.numbered("reporter", .reporter), how: form.paragraph("how", maxLength: 1_000),
                exposureChecked: form.confirmation("exposureChecked"))
        },
        Act("recordMeasure", of: Intake.self, .officer, in: resultStages.subtracting(["disposed"])) { form in
            .recordMeasure(
                item: form.item("item"), measure: form.choice("measure", of: Measure.self),
                reason: form.paragraph("reason"))
        },
        Act("recordObjection", of: Intake.self, speaking, in: resultStages) { form in
            let reporter = form.numbered("reporter", .reporter)
            return .recordObjection(
                reporter: reporter,
                content: form.requiredSealedTextOrFile("content", "contentFile", kind: "intake.objection"))
        },
        Act("answerObjection", of: Intake.self, .officer, in: acceptedStages) { form in
            .answerObjection(
                objection: form.numbered("objection", .harm), explanation: form.paragraph("explanation"))
        },
        Act("recordNewEvidence", of: Intake.self, speaking, in: resultStages) { form in
            let reporter = form.optionalNumbered("reporter", .reporter)
            return .recordNewEvidence(
                reporter: reporter,
                content: form.requiredSealedTextOrFile("content", "contentFile", kind: "intake.evidence"))
        },
        Act("checkNewEvidence", of: Intake.self, .officer, in: acceptedStages) { form in
            .checkNewEvidence(
                evidence: form.numbered("evidence", .evidence),
                outcome: form.choice("outcome", of: EvidenceOutcome.self),
                reason: form.paragraph("reason"))
        },
        Act("close", of: Intake.self, .officer, in: ["disposed", "concluded"], isNextStep: true) { form in
            .close(reason: form.paragraph("reason"))
        },
        Act("feedBack", of: Intake.self, .officer, in: ["closed"], isNextStep: true) { form in
            .feedBack(summary: form.paragraph("summary", maxLength: 1_000))
        },
        Act("reopen", of: Intake.self, .officer, in: ["concluded", "closed"]) { form in
            .reopen(reason: form.paragraph("reason"))
        },
    ]

    static let messageActs: [Act] = [
        Act("askReporter", of: Intake.self, speaking, in: openStages.union(["routed", "closed"])) { form in
            .askReporter(message: form.requiredSealedText("message", kind: "intake.message"))
        },
        Act("reporterAnswered", of: Intake.self, petition, kind: .portal(opens: false), in: []) { form in
            .reporterAnswered(message: form.requiredSealedText("message", kind: "intake.message"))
        },
    ]
}
