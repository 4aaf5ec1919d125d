import Kernel

extension Clarification {
    /// A form of clarification (CLA-001).
    package enum Form: String, Hashable, Sendable, Codable, CaseIterable {
        /// 书面.
        case letter
        /// 当面.
        case inPerson
        /// 会议.
        case meeting
        /// 通报.
        case circular

        /// The word by which rule sets name the form.
        package var word: String {
            switch self {
            case .letter: "书面"
            case .inPerson: "当面"
            case .meeting: "会议"
            case .circular: "通报"
            }
        }
    }

    /// An unfounded allegation against one subject, in the short wording approved with its finding.
    package struct Item: Hashable, Sendable, Codable {
        package let key: ItemKey
        package let shortWording: String

        package init(key: ItemKey, shortWording: String) {
            self.key = key
            self.shortWording = shortWording
        }
    }

    /// What a concluded verification opens a clarification with.
    package struct Opening: Hashable, Sendable, Codable {
        package let body: BodyCode
        package let report: CaseId
        package let verification: CaseId
        package let items: [Item]
        /// Who verified: they clarify (谁核实谁澄清, CLA-003), and approve nothing here.
        package let handlers: [StaffId]
        /// Who also verified and does not clarify, lent by another Body or handed over: they approve nothing either.
        package let others: [StaffId]
        package let recused: [StaffId]
        package let isRestricted: Bool

        package init(
            body: BodyCode, report: CaseId, verification: CaseId, items: [Item], handlers: [StaffId],
            others: [StaffId] = [], recused: [StaffId], isRestricted: Bool
        ) {
            self.body = body
            self.report = report
            self.verification = verification
            self.items = items
            self.handlers = handlers
            self.others = others
            self.recused = recused
            self.isRestricted = isRestricted
        }
    }

    /// The written application of a subject, received by the petition office (CLA-012, CLA-018).
    package struct Application: Hashable, Sendable, Codable {
        package let applicant: Subject
        /// The main content of the untrue report and what is asked, as the clerk sums it up. Stays in the journal.
        package let gist: String
        /// The paper, in the vault.
        package let paper: SealedRef?

        package init(applicant: Subject, gist: String, paper: SealedRef?) {
            self.applicant = applicant
            self.gist = gist
            self.paper = paper
        }
    }

    /// Why an item should or should not be clarified (CLA-006, CLA-022, mechanisms of section 2).
    package enum AssessmentReason: String, Hashable, Sendable, Codable, CaseIterable {
        /// Election, selection or awards are or may be affected.
        case selectionAffected
        /// Personal or property rights violated, or normal work or life harmed.
        case rightsOrLifeHarmed
        /// Bad effect in a certain range or in society.
        case effectInRangeOrSociety
        /// The organisation finds it necessary.
        case organisationFindsNecessary
        /// The subject does not want it.
        case subjectDeclines
        /// It would spread what it is to undo.
        case wouldWidenHarm
        /// It would let the reporter be guessed.
        case wouldExposeReporter
        /// Other violations of the subject are under handling (CLA-022).
        case otherViolationsUnderHandling
        /// The report had no effect.
        case noEffect

        /// Whether it speaks for a clarification.
        package var speaksForClarification: Bool {
            switch self {
            case .selectionAffected, .rightsOrLifeHarmed, .effectInRangeOrSociety, .organisationFindsNecessary: true
            case .subjectDeclines, .wouldWidenHarm, .wouldExposeReporter, .otherViolationsUnderHandling, .noEffect:
                false
            }
        }
    }

    /// The answer for one item: yes or no, with reason codes and no remark (CLA-005).
    package struct Assessment: Hashable, Sendable, Codable {
        package let key: ItemKey
        package let isNeeded: Bool
        package let reasons: [AssessmentReason]

        package init(key: ItemKey, isNeeded: Bool, reasons: [AssessmentReason]) {
            self.key = key
            self.isNeeded = isNeeded
            self.reasons = reasons
        }
    }

    /// What an audience entry is.
    package enum AudienceKind: String, Hashable, Sendable, Codable, CaseIterable {
        case person, unit
        /// A meeting, by its name.
        case meeting
        /// A place of publication: a notice board, an internal site, a newspaper.
        case place

        /// The forms that can reach it.
        package var forms: Set<Form> {
            switch self {
            case .person: [.letter, .inPerson, .meeting]
            case .unit: [.letter, .inPerson, .meeting, .circular]
            case .meeting: [.meeting]
            case .place: [.circular]
            }
        }
    }

    /// One line of the audience that is approved with the case: who, about whom, by which forms, until when.
    package struct AudienceEntry: Hashable, Sendable, Codable {
        /// Its number on the list, from 1.
        package let number: Int
        package let kind: AudienceKind
        /// The addressee as a document names it.
        package let name: String
        /// Whose clarification it learns.
        package let about: [Subject]
        /// The forms by which it is reached; a person with `.meeting` hears at the meeting.
        package let forms: [Form]
        /// The last day on which it may be reached, or on which a publication stands.
        package let until: CivilDate?
        /// Whether it is the personnel department.
        package let isPersonnelDepartment: Bool

        package init(
            number: Int, kind: AudienceKind, name: String, about: [Subject], forms: [Form], until: CivilDate? = nil,
            isPersonnelDepartment: Bool = false
        ) {
            self.number = number
            self.kind = kind
            self.name = name
            self.about = about
            self.forms = forms
            self.until = until
            self.isPersonnelDepartment = isPersonnelDepartment
        }
    }

    /// What a subject wants (CLA-019).
    package enum Wish: Hashable, Sendable, Codable {
        case agrees
        /// Agrees to these forms before these kinds of audience; the letter that accompanies any form is included.
        case agreesInPart(forms: [Form], audience: [AudienceKind])
        case declines

        /// Whether the wish covers a form before a kind of audience.
        package func covers(_ form: Form, before kind: AudienceKind) -> Bool {
            switch self {
            case .agrees: true
            case .agreesInPart(let forms, let kinds):
                (form == .letter || forms.contains(form)) && kinds.contains(kind)
            case .declines: false
            }
        }
    }

    /// What is proposed, and once approved the whole of what may be said and whom it may reach. There is no field for
    /// a verdict on the person, nor for a remark.
    package struct Proposal: Hashable, Sendable, Codable {
        package let items: [ItemKey]
        package let audience: [AudienceEntry]
        /// Whether promotion is at stake: the personnel department is then on the audience.
        package let promotionAtStake: Bool
        /// The lower Body in whose place it is clarified: one that handed the case up.
        package let onBehalfOfLowerBody: BodyCode?

        package init(
            items: [ItemKey], audience: [AudienceEntry], promotionAtStake: Bool = false,
            onBehalfOfLowerBody: BodyCode? = nil
        ) {
            self.items = items
            self.audience = audience
            self.promotionAtStake = promotionAtStake
            self.onBehalfOfLowerBody = onBehalfOfLowerBody
        }

        /// The forms used, in the order of `Form`.
        package var forms: [Form] { Form.allCases.filter { form in audience.contains { $0.forms.contains(form) } } }
        /// Whom it clears.
        package var subjects: [Subject] { Set(items.map(\.subject)).sorted() }
        /// Every form that reaches every entry.
        package var servings: Set<Serving> {
            Set(audience.flatMap { entry in entry.forms.map { Serving(form: $0, entry: entry.number) } })
        }

        /// The entry with this number.
        package func entry(_ number: Int) -> AudienceEntry? { audience.first { $0.number == number } }
    }

    /// A form reaching an entry of the audience.
    package struct Serving: Hashable, Sendable, Codable {
        package let form: Form
        package let entry: Int
    }

    /// One occasion on which a clarification was given.
    package struct Delivery: Hashable, Sendable, Codable {
        package let form: Form
        /// The numbers of the entries that were reached.
        package let audience: [Int]
        package let on: CivilDate
        /// Where it was; stays in the journal.
        package let place: String
        /// The numbers of the entries who heard it besides.
        package let heard: [Int]
        /// The numbers of the entries who were handed the letter on the same occasion.
        package let letterTo: [Int]
        /// Who gave it: two or more.
        package let by: [StaffId]
        /// The signed receipt (送达回证), in the vault.
        package let receipt: SealedRef?
        /// The numbered blank on which it was signed for.
        package let blankForm: String?

        package init(
            form: Form, audience: [Int], on: CivilDate, place: String, heard: [Int] = [], letterTo: [Int] = [],
            by: [StaffId], receipt: SealedRef? = nil, blankForm: String? = nil
        ) {
            self.form = form
            self.audience = audience
            self.on = on
            self.place = place
            self.heard = heard
            self.letterTo = letterTo
            self.by = by
            self.receipt = receipt
            self.blankForm = blankForm
        }

        /// What it served.
        package var servings: Set<Serving> {
            Set((audience + heard).map { Serving(form: form, entry: $0) })
                .union(letterTo.map { Serving(form: .letter, entry: $0) })
        }
    }
}
