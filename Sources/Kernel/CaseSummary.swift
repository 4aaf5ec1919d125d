/// What every case shows in registers, on workbenches and to `Access`; made by a mechanism from its state alone.
package struct CaseSummary: Hashable, Sendable {
    /// The Body the case belongs to now.
    package var body: BodyCode
    /// The case number, `屈纪澄〔2026〕1号`.
    package var number: String
    /// Numbers it had before it went to another Body's sequence: taken for ever.
    package var formerNumbers: [String] = []
    /// The state's name for words and filters: `delivering`.
    package var stage: String
    /// Whether work remains.
    package var isOpen: Bool
    package var openedOn: CivilDate
    /// Whom or what it is about.
    package var subjects: [Subject]
    /// Officers assigned to it now.
    package var officers: Set<StaffId>
    /// Everybody who proposed, handled or approved anything: they take no part in a review of it (REC-006).
    package var participants: Set<StaffId>
    /// Staff recused from this case; they see nothing of it anywhere.
    package var recused: Set<StaffId>
    /// Whether only those assigned, and leaders not recused, may know it exists (a report on the Body's own people).
    package var isRestricted: Bool
    /// The approval that is awaited, for `Access`.
    package var awaitedApproval: ApprovalStep?
    /// The Body whose leader decides whether the case moves, while that is asked.
    package var moveDecider: BodyCode?
    package var tasks: [TaskSummary]
    /// Cases it came from or opened.
    package var links: [CaseLink]
    /// What it adds to figures.
    package var measures: [Contribution]
    /// Numbers of the documents it issued (发文字号), for the document register.
    package var documentNumbers: [String]
    /// Numbered blanks that were entered into it: each number is used once.
    package var blankForms: [BlankFormUse] = []
    /// Words under which the case is found besides its number: a receipt's digest, a national platform's number.
    package var keys: [String]
    /// Categories and other non-confidential words for filters.
    package var labels: [String]

    package init(
        body: BodyCode, number: String, stage: String, isOpen: Bool, openedOn: CivilDate, subjects: [Subject] = [],
        officers: Set<StaffId> = [], participants: Set<StaffId> = [], recused: Set<StaffId> = [],
        isRestricted: Bool = false,
        awaitedApproval: ApprovalStep? = nil, moveDecider: BodyCode? = nil, tasks: [TaskSummary] = [],
        links: [CaseLink] = [],
        measures: [Contribution] = [], documentNumbers: [String] = [], keys: [String] = [], labels: [String] = []
    ) {
        self.body = body
        self.number = number
        self.stage = stage
        self.isOpen = isOpen
        self.openedOn = openedOn
        self.subjects = subjects
        self.officers = officers
        self.participants = participants
        self.recused = recused
        self.isRestricted = isRestricted
        self.awaitedApproval = awaitedApproval
        self.moveDecider = moveDecider
        self.tasks = tasks
        self.links = links
        self.measures = measures
        self.documentNumbers = documentNumbers
        self.keys = keys
        self.labels = labels
    }
}

/// Something somebody has to do next.
package struct TaskSummary: Hashable, Sendable {
    /// The act that does it, `clarification.deliver`; also the key of its words.
    package let act: String
    /// When it is due and by which rule; nil when no rule in force sets a clock.
    package let deadline: Deadline?
    /// Whose it is.
    package let owner: TaskOwner
    /// Tells two tasks for the same act apart (`reporter:2`); empty otherwise.
    package let part: String
    /// The Body whose people it is, where it is not the case's own.
    package let body: BodyCode?

    package init(act: String, deadline: Deadline?, owner: TaskOwner, part: String = "", body: BodyCode? = nil) {
        self.act = act
        self.deadline = deadline
        self.owner = owner
        self.part = part
        self.body = body
    }
}

/// Who a task belongs to.
package enum TaskOwner: Hashable, Sendable {
    /// The officers assigned to the case.
    case officers
    /// Everybody of an office of the case's Body.
    case office(Office)
    /// Whoever holds the role at the rank, in the case's Body or above it.
    case role(Role, Rank?)
    /// One person.
    case staff(StaffId)
}

/// A case that is linked, and why.
package struct CaseLink: Hashable, Sendable {
    /// `intake/k3…`.
    package let stream: StreamId
    /// The link's name for words: `openedFrom`, `opened`, `repeatOf`.
    package let kind: String

    package init(stream: StreamId, kind: String) {
        self.stream = stream
        self.kind = kind
    }
}

/// What a case adds to a figure.
package struct Contribution: Hashable, Sendable {
    /// `clarification.cases`.
    package let measure: String
    /// The month it counts in, as its first day.
    package let on: CivilDate
    /// A breakdown such as `form=letter`, or empty for the total.
    package let breakdown: String
    package let value: Int

    package init(measure: String, on: CivilDate, breakdown: String = "", value: Int) {
        self.measure = measure
        self.on = on
        self.breakdown = breakdown
        self.value = value
    }
}

extension CaseSummary {
    /// A summary that shows what the case's frame holds; officers of another Body only while work remains.
    package init(frame: CaseFrame, stage: String, isOpen: Bool, subjects: [Subject]) {
        self.init(
            body: frame.body, number: frame.number, stage: stage, isOpen: isOpen, openedOn: frame.openedOn,
            subjects: subjects, officers: isOpen ? frame.officers : frame.officers.subtracting(frame.lent),
            participants: frame.participants, recused: frame.recused, isRestricted: frame.isRestricted,
            moveDecider: frame.pendingMove?.decider)
        formerNumbers = frame.formerNumbers
        blankForms = frame.blankForms
    }
}

extension CaseFrame {
    /// What the acts every case has leave to be done: requests of recusal to decide, a move to accept.
    /// - Parameter mechanism: the mechanism's name, for the acts'.
    package func tasks(in mechanism: String) -> [TaskSummary] {
        var tasks = openRecusalRequests.map {
            TaskSummary(
                act: "\(mechanism).recuse", deadline: nil, owner: .role(.head, nil), part: "staff:\($0.staff)")
        }
        if let pendingMove {
            tasks.append(
                TaskSummary(
                    act: "\(mechanism).acceptMove", deadline: nil, owner: .role(.leaderInCharge, nil),
                    body: pendingMove.decider))
        }
        return tasks
    }
}

/// A mechanism whose streams are cases: it can say what each one shows.
package protocol CaseMechanism: Decider {
    /// What the case shows, or nil before its first event.
    static func summary(_ state: State) -> CaseSummary?
}
