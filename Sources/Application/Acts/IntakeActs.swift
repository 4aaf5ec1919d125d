import Access
import Intake
import Kernel

extension Intake {
    /// What people can do with a report.
    package static let acts: [Act] =
        ownActs
        + Act.handling(
            of: Intake.self, assigning: openStages.union(["closed"]), open: openStages,
            every: openStages.union(["closed"])
        ) { .handling($0) }

    /// Those that no other case has.
    package static let ownActs: [Act] =
        openingActs + registrationActs + routingActs + noticeActs + disposalActs + approvalActs + resultActs
        + messageActs

    /// Where work remains on a report.
    static let openStages: Set<String> = [
        "received", "registered", "accepted", "disposalProposed", "returnProposed", "disposed", "verifying",
        "findingsProposed", "concluded", "reopeningProposed",
    ]
    /// From acceptance on; a closed report too.
    static let acceptedStages: Set<String> = [
        "accepted", "disposalProposed", "returnProposed", "disposed", "verifying", "findingsProposed", "concluded",
        "reopeningProposed", "closed",
    ]
    /// Where there may be a result.
    static let resultStages: Set<String> = ["disposed", "concluded", "reopeningProposed", "closed"]
    /// The offices that speak with reporters; of the handling ones only officers see the report.
    static let speaking: Permission = .office([.petition, .supervision, .investigation])
    static let petition: Permission = .office([.petition])

    /// What a review of a hold decides, as a form asks for it.
    package enum HoldDecision: String, Sendable, CaseIterable {
        case keep
        case resume
    }
}

// Coming in
extension Intake {
    static let openingActs: [Act] = [
        Act("receive", of: Intake.self, petition, kind: .portal(opens: true), in: []) { form in
            let original = form.requiredSealedText("original", kind: "intake.original")
            let about = form.sealedText("about", kind: "intake.about", maxLength: 500)
            let (identity, filled) = form.sealedTogether(["name", "contact"], kind: "intake.reporter")
            let entry = ReporterEntry(
                identity: identity, isRealName: filled == ["name", "contact"],
                hasContact: filled.contains("contact"))
            return .receive(
                Receipt(
                    channel: .web, original: original, about: about, reporters: [entry],
                    receiptHash: form.line("receiptHash", maxLength: 64)))
        },
        Act("takeIn", of: Intake.self, petition, kind: .opens, in: []) { form in
            let channel = form.choice("channel", of: Channel.self, among: [.letter, .handedDown, .transferred])
            let original = form.requiredSealedTextOrFile("original", "originalFile", kind: "intake.original")
            let about = form.sealedText("about", kind: "intake.about", maxLength: 500)
            let reporters = form.rows("reporters", min: 0, max: 20) { $0.reporterEntry() }
            return .receive(
                Receipt(channel: channel, original: original, about: about, reporters: reporters, receiptHash: nil))
        },
        Act("register", of: Intake.self, petition, kind: .opens, in: [], isNextStep: true) { form in
            .register(form.registration())
        },
    ]

    static let registrationActs: [Act] = [
        Act("transcribe", of: Intake.self, petition, in: ["received"], isNextStep: true) { form in
            .register(form.registration())
        },
        Act("addAllegation", of: Intake.self, petition, in: ["registered", "accepted"]) { form in
            .addAllegation(form.allegationEntry(namesSubjects: true))
        },
        Act("correctRegistration", of: Intake.self, petition, in: ["registered", "accepted"]) { form in
            let reason = form.paragraph("reason")
            return .correctRegistration(reason: reason, registration: form.registration())
        },
        Act("confirmRealName", of: Intake.self, petition, in: acceptedStages.union(["registered"])) { form in
            .confirmRealName(reporter: form.numbered("reporter", .reporter))
        },
        Act("refuteRealName", of: Intake.self, petition, in: acceptedStages.union(["registered"])) { form in
            .refuteRealName(reporter: form.numbered("reporter", .reporter), reason: form.paragraph("reason"))
        },
    ]
}

// Where it goes
extension Intake {
    static let routingActs: [Act] = [
        Act("accept", of: Intake.self, petition, in: ["registered"], isNextStep: true) { _ in .accept },
        Act(
            "transfer", of: Intake.self, petition, in: openStages.subtracting(["received"])
        ) { form in
            .transfer(
                to: form.line("to"), allegations: form.allNumbered("allegations", .allegation, isRequired: false),
                reason: form.paragraph("reason"), exposureChecked: form.confirmation("exposureChecked"))
        },
        Act("decline", of: Intake.self, petition, in: openStages.subtracting(["received"])) { form in
            .decline(
                allegations: form.allNumbered("allegations", .allegation, isRequired: false),
                reason: form.paragraph("reason"))
        },
        Act("forwardUp", of: Intake.self, petition, in: ["received", "registered"]) { form in
            .forwardUp(to: form.body("to"))
        },
        Act("markRepeat", of: Intake.self, petition, in: ["registered", "accepted"]) { form in
            .markRepeat(of: form.otherCase("of"), reason: form.paragraph("reason"))
        },
    ]

    static let noticeActs: [Act] = [
        Act("notifyAcceptance", of: Intake.self, petition, in: acceptedStages) { form in
            .notifyAcceptance(
                reporter: form.numbered("reporter", .reporter), form: form.line("form"),
                exposureChecked: form.confirmation("exposureChecked"))
        },
        Act(
            "acknowledgeHandedDown", of: Intake.self, petition, in: acceptedStages.union(["routed"])
        ) { _ in .acknowledgeHandedDown },
    ]
}

extension FormReader {
    /// A reporter: name and contact sealed together.
    fileprivate mutating func reporterEntry() -> Intake.ReporterEntry {
        let (identity, filled) = sealedTogether(["name", "contact"], kind: "intake.reporter")
        return Intake.ReporterEntry(
            identity: identity, isRealName: flag("isRealName"), hasContact: filled.contains("contact"))
    }

    /// An allegation. Naming no subject in a registration means every subject of the report.
    fileprivate mutating func allegationEntry(namesSubjects: Bool) -> Intake.AllegationEntry {
        let subjects = subjects("subjects", isRequired: namesSubjects)
        let category = choice("category", of: Intake.AllegationCategory.self)
        let remit = choice("inRemit", of: Intake.Remit.self)
        return Intake.AllegationEntry(
            subjects: subjects, category: category.rawValue, inRemit: remit == .inRemit,
            wording: paragraph("wording", maxLength: 2_000), occurredFrom: optionalDate("occurredFrom"),
            occurredTo: optionalDate("occurredTo"))
    }

    /// A report as the petition office enters it.
    fileprivate mutating func registration() -> Intake.Registration {
        let channel = choice("channel", of: Intake.Channel.self)
        let receivedOn = date("receivedOn")
        let original = sealedTextOrFile("original", "originalFile", kind: "intake.original")
        let reporters = rows("reporters", min: 0, max: 20) { $0.reporterEntry() }
        let subjects = subjects("subjects")
        let entries = rows("allegations") { $0.allegationEntry(namesSubjects: false) }
        let allegations = entries.map { entry in
            guard entry.subjects.isEmpty else { return entry }
            return Intake.AllegationEntry(
                subjects: subjects, category: entry.category, inRemit: entry.inRemit, wording: entry.wording,
                occurredFrom: entry.occurredFrom, occurredTo: entry.occurredTo)
        }
        return Intake.Registration(
            channel: channel, receivedOn: receivedOn, original: original, reporters: reporters, subjects: subjects,
            allegations: allegations, platformNumber: optionalLine("platformNumber", maxLength: 60),
            importedFrom: optionalLine("importedFrom", maxLength: 200),
            blankForm: blankForm(.registration))
    }
}
