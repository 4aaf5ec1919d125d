import Access
import Kernel
import Verification

extension Verification {
    /// Everything a person can do with a verification.
    package static let acts: [Act] =
        gatheringActs + findingActs + approvalActs
        + Act.handling(
            of: Verification.self, assigning: workingStages, open: openStages,
            every: openStages.union(["concluded"])
        ) { .handling($0) }

    private static let gatheringStages: Set<String> = ["assigned", "gathering"]
    private static let workingStages: Set<String> = ["opened", "assigned", "gathering"]
    private static let openStages: Set<String> = ["opened", "assigned", "gathering", "qualityGate", "submitted"]
}

// Gathering
extension Verification {
    private static let gatheringActs: [Act] = [
        Act("recordPlan", of: Verification.self, .officer, in: gatheringStages) { form in
            .recordPlan(text: form.paragraph("text"))
        },
        Act("addEvidence", of: Verification.self, .officer, in: gatheringStages, isNextStep: true) { form in
            let kind = form.choice("kind", of: EvidenceKind.self)
            let shows = form.paragraph("shows", maxLength: 2_000)
            let items = form.items("items")
            let file = form.file("file", kind: "verification.evidence")
            let isOpen = form.flag("isNotConfidential")
            return .addEvidence(
                kind: kind, shows: shows, items: items, file: file, isConfidential: !isOpen, by: form.officers("by"),
                blankForm: form.blankForm(.talk))
        },
        Act("withdrawEvidence", of: Verification.self, .officer, in: gatheringStages) { form in
            .withdrawEvidence(number: form.numbered("number", .evidence), reason: form.paragraph("reason"))
        },
        Act("sendInquiry", of: Verification.self, .officer, in: gatheringStages) { form in
            .sendInquiry(to: form.subjectOfTheCase("to"), exposureChecked: form.confirmation("exposureChecked"))
        },
        Act("recordInquiryAnswer", of: Verification.self, .officer, in: gatheringStages) { form in
            .recordInquiryAnswer(
                subject: form.subjectOfTheCase("subject"),
                endorsedByPartySecretary: form.flag("endorsedByPartySecretary"), accepted: form.flag("accepted"),
                text: form.paragraph("text"))
        },
        Act("recordStatement", of: Verification.self, .officer, in: gatheringStages) { form in
            .recordStatement(
                subject: form.subjectOfTheCase("subject"), text: form.paragraph("text"), on: form.date("on"),
                by: form.officers("by"), blankForm: form.blankForm(.talk),
                scan: form.file("scan", kind: "verification.statement"))
        },
    ]
}

// Findings and their approval
extension Verification {
    private static let findingActs: [Act] = [
        Act("proposeFindings", of: Verification.self, .officer, in: ["gathering"], isNextStep: true) { form in
            .proposeFindings(
                form.rows("findings", max: 200) { row in
                    ProposedFinding(
                        key: row.item("key"), result: row.choice("result", of: FindingResult.self),
                        reasons: row.paragraph("reasons", maxLength: 2_000),
                        evidence: row.allNumbered("evidence", .evidence, isRequired: false),
                        shortWording: row.line("shortWording", maxLength: 60))
                })
        },
        Act("passQualityGate", of: Verification.self, .qualityGate, in: ["qualityGate"], isNextStep: true) { form in
            .passQualityGate(opinion: form.paragraph("opinion"))
        },
        Act("failQualityGate", of: Verification.self, .qualityGate, in: ["qualityGate"]) { form in
            .failQualityGate(reason: form.paragraph("reason"))
        },
    ]

    private static let approvalActs: [Act] = [
        Act("approve", of: Verification.self, .awaitedApproval, in: ["submitted"], isNextStep: true) { form in
            .approve(opinion: form.paragraph("opinion"), paper: nil)
        },
        Act("approveOnPaper", of: Verification.self, .paperClerk, in: ["submitted"]) { form in
            let opinion = form.paragraph("opinion")
            let approver = form.staffMember("approver")
            let signedOn = form.date("signedOn")
            return .approve(
                opinion: opinion,
                paper: PaperApproval(
                    approver: approver, signedOn: signedOn, scan: form.requiredFile("scan", kind: "verification.scan")))
        },
        Act("sendBack", of: Verification.self, .awaitedApproval, in: ["submitted"]) { form in
            .sendBack(reason: form.paragraph("reason"))
        },
        Act("reject", of: Verification.self, .awaitedApproval, in: ["submitted"]) { form in
            .reject(reason: form.paragraph("reason"))
        },
        Act("confirmPaper", of: Verification.self, .oneself, in: openStages.union(["concluded"])) { _ in
            .confirmPaper
        },
    ]
}

extension FormReader {
    /// Officers of the case.
    fileprivate mutating func officers(_ name: String) -> [StaffId] {
        references(name, to: .officer).compactMap { StaffId($0) }
    }

    /// A subject of the case at hand.
    fileprivate mutating func subjectOfTheCase(_ name: String) -> Subject { subject(name) }
}
