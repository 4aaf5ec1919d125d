import Access
import Clarification
import Kernel

extension Clarification {
    /// Everything a person can do in a clarification. It opens with a concluded verification; by hand, by an
    /// application alone.
    package static let acts: [Act] =
        startingActs + approvingActs + deliveringActs
        + Act.handling(
            of: Clarification.self, assigning: everyStage, isNaming: false, open: everyStage.subtracting(["archived"]),
            every: everyStage
        ) { .handling($0) }

    /// Up to the wish.
    private static let startingActs: [Act] = [
        Act("receiveApplication", of: Clarification.self, .office([.petition]), kind: .opens, in: []) { form in
            let report = form.otherCase("report")
            return .receiveApplication(form.application(), about: report)
        },
        Act("apply", of: Clarification.self, .office([.petition]), in: everyStage) { form in
            .apply(form.application())
        },
        Act("refuseApplication", of: Clarification.self, .officer, in: everyStage) { form in
            .refuseApplication(number: form.numbered("number", .evidence), reason: form.paragraph("reason"))
        },
        Act("reviewRefusal", of: Clarification.self, .office([.review, .leadership]), in: everyStage) { form in
            .reviewRefusal(
                number: form.numbered("number", .evidence),
                isOverturned: form.choice("isOverturned", of: RefusalReview.self) == .overturned,
                reason: form.paragraph("reason"))
        },
        Act("assess", of: Clarification.self, .officer, in: ["toAssess"], isNextStep: true) { form in
            .assess(
                form.rows("assessments", max: 200) { row in
                    Assessment(
                        key: row.item("item"), isNeeded: row.choice("isNeeded", of: Need.self) == .needed,
                        reasons: row.choices("reasons", of: AssessmentReason.self))
                })
        },
        Act(
            "shortenWording", of: Clarification.self, .officer, in: ["toAssess", "wishAsked", "returned", "withdrawn"]
        ) { form in
            .shortenWording(
                item: form.item("item"), wording: form.line("wording", maxLength: WordingCheck.lengthMax),
                reason: form.paragraph("reason"))
        },
        Act("askWish", of: Clarification.self, .officer, in: ["toAssess"], isNextStep: true) { form in
            .askWish(exposureChecked: form.confirmation("exposureChecked"))
        },
        Act(
            "recordWish", of: Clarification.self, .officer,
            in: ["wishAsked", "declined", "proposed", "returned", "withdrawn", "submitted", "approved", "delivering"],
            isNextStep: true
        ) { form in
            let subject = form.subject("subject")
            let answer = form.choice("wish", of: WishAnswer.self)
            let forms = form.choices("forms", of: Form.self, isRequired: false)
            let audience = form.choices("audience", of: AudienceKind.self, isRequired: false)
            return .recordWish(
                subject: subject, wish: answer.wish(forms: forms, audience: audience),
                signed: form.file("signed", kind: "clarification.wish"))
        },
    ]

    /// From the proposal to its end.
    private static let approvingActs: [Act] = [
        Act(
            "propose", of: Clarification.self, .officer, in: ["wishAsked", "withdrawn", "proposed", "returned"],
            isNextStep: true
        ) { form in
            let items = form.items("items")
            let subjects = Set(items.map(\.subject)).sorted()
            let audience = form.rows("audience", max: 100) { $0.audienceEntry() }
            return .propose(
                Proposal(
                    items: items, audience: placed(audience, after: [], about: subjects),
                    promotionAtStake: form.flag("promotionAtStake"),
                    onBehalfOfLowerBody: form.optionalBody("onBehalfOfLowerBody")))
        },
        Act("submit", of: Clarification.self, .officer, in: ["proposed"], isNextStep: true) { _ in .submit },
        Act("approve", of: Clarification.self, .awaitedApproval, in: ["submitted"], isNextStep: true) { form in
            .approve(opinion: form.paragraph("opinion"), paper: nil)
        },
        Act("approveOnPaper", of: Clarification.self, .paperClerk, in: ["submitted"]) { form in
            let opinion = form.paragraph("opinion")
            let approver = form.staffMember("approver")
            let signedOn = form.date("signedOn")
            return .approve(
                opinion: opinion,
                paper: PaperApproval(
                    approver: approver, signedOn: signedOn,
                    scan: form.requiredFile("scan", kind: "clarification.scan")))
        },
        Act("sendBack", of: Clarification.self, .awaitedApproval, in: ["submitted"]) { form in
            .sendBack(reason: form.paragraph("reason"))
        },
        Act("reject", of: Clarification.self, .awaitedApproval, in: ["submitted"]) { form in
            .reject(reason: form.paragraph("reason"))
        },
        Act("confirmPaper", of: Clarification.self, .oneself, in: everyStage) { _ in .confirmPaper },
        Act(
            "withdraw", of: Clarification.self, .officer,
            in: ["proposed", "returned", "submitted", "approved", "delivering"]
        ) { form in
            .withdraw(reason: form.paragraph("reason"))
        },
        Act(
            "widenScope", of: Clarification.self, .officer,
            in: ["approved", "delivering", "delivered", "followingUp"]
        ) { form in
            .widenScope(audience: form.rows("audience", max: 100) { $0.audienceEntry() })
        },
        Act(
            "correct", of: Clarification.self, .officer,
            in: ["delivering", "delivered", "followingUp", "corrected", "archived"]
        ) { form in
            .correct(kind: form.choice("kind", of: CorrectionKind.self), reason: form.paragraph("reason"))
        },
    ]

    /// From the first delivery to the archive.
    private static let deliveringActs: [Act] = [
        Act("deliver", of: Clarification.self, .officer, in: ["approved", "delivering"], isNextStep: true) { form in
            let kind = form.choice("form", of: Form.self)
            let audience = form.allNumbered("audience", .audience)
            let day = form.date("on")
            let place = form.line("place")
            let heard = form.allNumbered("heard", .audience, isRequired: false)
            let letterTo = form.allNumbered("letterTo", .audience, isRequired: false)
            let by = form.officers("by")
            return .deliver(
                Delivery(
                    form: kind, audience: audience, on: day, place: place, heard: heard, letterTo: letterTo, by: by,
                    receipt: form.file("receipt", kind: "clarification.receipt"),
                    blankForm: form.blankForm(.receipt)))
        },
        Act(
            "recordHarm", of: Clarification.self, .officer,
            in: ["approved", "delivering", "delivered", "followingUp", "corrected"]
        ) { form in
            .recordHarm(
                form.rows("harms") { row in
                    Harm(kind: row.choice("kind", of: HarmKind.self), detail: row.paragraph("detail", maxLength: 1_000))
                })
        },
        Act(
            "settleHarm", of: Clarification.self, .officer,
            in: ["approved", "delivering", "delivered", "followingUp", "corrected"]
        ) { form in
            .settleHarm(
                number: form.numbered("number", .harm), outcome: form.choice("outcome", of: HarmOutcome.self),
                text: form.paragraph("text", maxLength: 1_000))
        },
        Act(
            "followUp", of: Clarification.self, .officer, in: ["delivered", "followingUp"], isNextStep: true
        ) { form in
            .followUp(
                on: form.date("on"), how: form.choice("how", of: FollowUpWay.self), note: form.paragraph("note"))
        },
        Act(
            "tellPersonnel", of: Clarification.self, .officer,
            in: ["approved", "delivering", "delivered", "followingUp", "corrected"]
        ) { form in
            .tellPersonnel(on: form.date("on"), receipt: form.file("receipt", kind: "clarification.receipt"))
        },
        Act(
            "archive", of: Clarification.self, .officer, in: ["delivered", "followingUp", "corrected"],
            isNextStep: true
        ) { _ in .archive },
    ]

    private static let everyStage: Set<String> = [
        "toAssess", "notNeeded", "wishAsked", "declined", "proposed", "returned", "withdrawn", "submitted", "approved",
        "delivering", "delivered", "followingUp", "corrected", "archived",
    ]
}

extension FormReader {
    /// The written application of a subject, as the petition office enters it.
    fileprivate mutating func application() -> Clarification.Application {
        Clarification.Application(
            applicant: subject("applicant"), gist: paragraph("gist", maxLength: 2_000),
            paper: file("paper", kind: "clarification.application"))
    }

    /// A line of the audience; its place on the list is its number, and nobody named means everybody spoken of.
    fileprivate mutating func audienceEntry() -> Clarification.AudienceEntry {
        let kind = choice("kind", of: Clarification.AudienceKind.self)
        let name = line("name", maxLength: Clarification.WordingCheck.lengthMax)
        let about = subjects("about", isRequired: false)
        let forms = choices("forms", of: Clarification.Form.self)
        let until = optionalDate("until")
        return Clarification.AudienceEntry(
            number: 0, kind: kind, name: name, about: about, forms: forms, until: until,
            isPersonnelDepartment: flag("isPersonnelDepartment"))
    }

    /// Several officers of the case.
    fileprivate mutating func officers(_ name: String) -> [StaffId] {
        references(name, to: .officer).compactMap { StaffId($0) }
    }

    /// A Body, or none.
    fileprivate mutating func optionalBody(_ name: String) -> BodyCode? {
        BodyCode(reference(name, to: .body, isRequired: false))
    }
}
