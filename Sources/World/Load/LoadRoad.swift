import Application
import Clarification
import Flows
import Intake
import Kernel
import Storage
import Vault
import Verification

/// The road of one report of the load world, from its first day as far as it comes by the world's end: every act by
/// whoever does it, through the deciders, with all that follows.
struct LoadRoad {
    /// How far a report goes, given time.
    enum Course: CaseIterable {
        case forwarded, transferred, waiting, closed, verified, cleared
    }

    private let body: LoadBody
    private let course: Course
    private let office: LoadOffice
    private var dice: Dice
    private var day: CivilDate
    /// How many acts were done on the day.
    private var hour = 0
    private var report: LoadCase<Intake>
    private var verification: LoadCase<Verification>?
    private var clarification: LoadCase<Clarification>?
    private(set) var seals: [PendingSeal] = []
    private let subject: LoadBody.Person
    private let matters: [(category: String, short: String)]

    /// Plays a report that came in on a day.
    init(at body: LoadBody, on day: CivilDate, course: Course, office: LoadOffice, dice: Dice) throws {
        var dice = dice
        self.body = body
        self.course = course
        self.office = office
        self.day = day
        report = LoadCase(id: ActTransaction.caseId(dice.bytes(16)))
        subject = dice.pick(body.people)
        matters = (0..<Int(1 + dice.next() % 2)).map { _ in dice.pick(LoadWords.matters) }
        self.dice = dice
        do { try play() } catch is WorldEnded {}
    }

    /// How many events it has.
    var eventCount: Int {
        report.stored.count + (verification?.stored.count ?? 0) + (clarification?.stored.count ?? 0)
    }

    /// Everything it made for the journal, stream by stream: what caused something before that.
    var streams: [[StoredEvent]] {
        [report.stored, verification?.stored ?? [], clarification?.stored ?? []]
    }

    /// Hands over what the read tables show of it.
    func add(to loader: inout CaseLoader) {
        report.add(to: &loader)
        verification?.add(to: &loader)
        clarification?.add(to: &loader)
    }

    // MARK: The road

    /// The world ended before the next act.
    private struct WorldEnded: Error {}

    private mutating func play() throws {
        try register()
        switch course {
        case .forwarded: return
        case .transferred:
            try pass(1...4)
            try intake(.transfer(to: "有关主管部门", allegations: [], reason: "不属于受理范围", exposureChecked: true), "petition")
            return
        case .waiting, .closed, .verified, .cleared: break
        }
        try pass(1...2)
        try intake(.accept, "petition")
        try pass(1...3)
        try intake(.handling(.assign(officers: officers)), "casemgmt")
        guard course != .waiting else { return }
        try dispose(by: course == .closed ? .close : .preliminaryVerification)
        if course != .closed { try verify() }
        if course == .cleared { try clear() }
        guard course == .closed || verification != nil else { return }
        try pass(2...9)
        try intake(.close(reason: "已办结，材料齐全"), "supervision")
        try pass(10...60)
        try intake(.feedBack(summary: "已按程序办结并反馈"), "supervision")
    }

    private mutating func register() throws {
        let isPetty = course == .transferred
        let wordings = isPetty ? [("other", dice.pick(LoadWords.petty))] : matters.map { ($0.category, $0.short) }
        let subjects = [Subject.official(subject.id)]
        let entries = wordings.map { category, wording in
            Intake.AllegationEntry(
                subjects: subjects, category: category, inRemit: !isPetty, wording: wording)
        }
        let original = seal("来信反映\(subject.name)\(wordings.map(\.1).joined(separator: "、"))。", as: "intake.original")
        var facts = intakeFacts
        if course == .forwarded { facts.belongsToHigherBody = body.path.dropLast().last }
        let registration = Intake.Registration(
            channel: dice.pick([.letter, .letter, .visit, .telephone]), receivedOn: day, original: original,
            reporters: [], subjects: subjects, allegations: entries)
        try pass(0...1)
        var setting = setting(of: .staff(body.at("petition")))
        setting.caseNumber = office.take(body.shortName + Intake.numberMark, in: day.year)
        try follow(try report.act(.register(registration), in: setting, facts: facts), from: report.stream)
    }

    private mutating func dispose(by method: Intake.DisposalMethod) throws {
        try pass(4...14)
        let study = CollectiveStudy(
            heldOn: day, attendees: [body.at("leader"), body.at("casemgmt")], views: "线索具体，建议依规处置", dissent: "",
            decision: "同意处置建议")
        try intake(
            .proposeDisposal(method: method, reason: "反映的问题具体，具有可查性", reviewOn: nil, study: study), "supervision")
        while case .present(let matter) = report.state, let step = matter.round?.round.awaited {
            try pass(0...2)
            try intake(.approve(opinion: "同意", paper: nil), step.role == .head ? "head" : "leader")
        }
    }

    private mutating func verify() throws {
        try pass(1...4)
        try verification(.handling(.assign(officers: officers)), "casemgmt")
        try verification(.recordPlan(text: "查阅资料，向有关人员了解情况，听取本人说明。"), "supervision")
        guard case .present(let matter)? = verification?.state else { return }
        let items = matter.items
        for (index, item) in items.enumerated() {
            try pass(2...8)
            try verification(
                .addEvidence(
                    kind: .document, shows: "第\(index + 1)项所涉事项的会议纪要、合同和账目", items: [item.key], file: nil,
                    by: officers), "investigation")
        }
        try pass(3...10)
        try verification(
            .recordStatement(
                subject: .official(subject.id), text: "本人就所反映的问题作了说明。", on: day, by: officers), "supervision")
        try pass(2...9)
        let results: [FindingResult] =
            course == .cleared ? [.unfounded] : [.substantiated, .partlySubstantiated, .inconclusive]
        let findings = items.map { item in
            Verification.ProposedFinding(
                key: item.key, result: dice.pick(results), reasons: "有关资料与所反映的情况相互比对后作出认定",
                evidence: [(items.firstIndex(of: item) ?? 0) + 1], shortWording: item.wording)
        }
        try verification(.proposeFindings(findings), "supervision")
        if case .present(let matter)? = verification?.state, case .qualityGate = matter.stage {
            try pass(1...4)
            try verification(.passQualityGate(opinion: "事实清楚，依据充分，同意认定意见"), "review")
        }
        while case .present(let matter)? = verification?.state, let step = matter.round?.awaited {
            try pass(0...3)
            try verification(.approve(opinion: "同意", paper: nil), step.role == .head ? "head" : "leader")
        }
    }

    private mutating func clear() throws {
        guard case .present(let matter)? = clarification?.state else { return }
        let keys = matter.items.map(\.key)
        try pass(1...5)
        try clarification(
            .assess(
                keys.map { Clarification.Assessment(key: $0, isNeeded: true, reasons: [.effectInRangeOrSociety]) }))
        try clarification(.askWish(exposureChecked: true))
        try pass(1...4)
        try clarification(.recordWish(subject: .official(subject.id), wish: .agrees, signed: nil))
        try pass(1...3)
        let about = [Subject.official(subject.id)]
        let audience = [
            Clarification.AudienceEntry(number: 1, kind: .person, name: subject.name, about: about, forms: [.letter]),
            Clarification.AudienceEntry(
                number: 2, kind: .unit, name: subject.unit + "党组织", about: about, forms: [.letter]),
        ]
        try clarification(.propose(Clarification.Proposal(items: keys, audience: audience)))
        try clarification(.submit)
        while case .present(let matter)? = clarification?.state, case .submitted(_, let round) = matter.stage,
            let step = round.awaited
        {
            try pass(0...2)
            try clarification(.approve(opinion: "同意", paper: nil), step.role == .head ? "head" : "leader")
        }
        try pass(2...8)
        let delivery = Clarification.Delivery(
            form: .letter, audience: [1, 2], on: day, place: subject.unit + "会议室", by: officers)
        try clarification(.deliver(delivery))
        while case .present(let matter)? = clarification?.state, let missing = matter.contactsMissing, missing > 0 {
            try pass(20...50)
            try clarification(.followUp(on: day, how: .visit, note: "本人工作正常，未见遗留影响"))
        }
        try pass(10...30)
        try clarification(.archive)
    }

    // MARK: Acts

    private var officers: [StaffId] { [body.at("supervision"), body.at("investigation")].sorted() }

    /// Lets days go by; where the world ends before, the rest does not happen.
    private mutating func pass(_ days: ClosedRange<Int>) throws {
        let next = day.adding(days: days.lowerBound + Int(dice.next() % UInt64(days.count)))
        guard next <= office.today else { throw WorldEnded() }
        if next > day { hour = 0 }
        day = next
    }

    private mutating func setting(of actor: Actor) -> LoadSetting {
        hour += 1
        // Nine o'clock in China, and a minute for each act.
        let now = Instant(milliseconds: Int64(day.dayNumber) * 86_400_000 + 3_600_000 + Int64(hour) * 60_000)
        return LoadSetting(
            actor: actor, body: body.code, day: day, now: now, rules: office.rules.rules(for: body.path, on: day),
            calendar: office.calendar)
    }

    private mutating func intake(_ command: Intake.Command, _ desk: String) throws {
        let setting = setting(of: .staff(body.at(desk)))
        try follow(try report.act(command, in: setting, facts: intakeFacts), from: report.stream)
    }

    private mutating func verification(_ command: Verification.Command, _ desk: String) throws {
        guard var one = verification else { return }
        let setting = setting(of: .staff(body.at(desk)))
        let done = try one.act(command, in: setting, facts: Verification.Facts(handling: handling))
        verification = one
        try follow(done, from: one.stream)
    }

    private mutating func clarification(_ command: Clarification.Command, _ desk: String = "supervision") throws {
        guard var one = clarification else { return }
        var setting = setting(of: .staff(body.at(desk)))
        let scope = body.shortName + Clarification.documentMark
        setting.documentNumber = office.next(scope, in: day.year)
        let done = try one.act(command, in: setting, facts: clarificationFacts)
        clarification = one
        if case .approved? = done.last?.recorded.event { _ = office.take(scope, in: day.year) }
        try follow(done, from: one.stream)
    }

    private var handling: Handling.Facts { Handling.Facts(heads: [body.at("head")], path: body.path) }
    private var intakeFacts: Intake.Facts { Intake.Facts(handlingBody: body.code, handling: handling) }

    private var clarificationFacts: Clarification.Facts {
        guard case .present(let matter) = report.state else { return Clarification.Facts(handling: handling) }
        return Clarification.Facts(
            findings: Dictionary(matter.findings.map { ($0.key, $0.result) }, uniquingKeysWith: { $1 }),
            received: matter.receivedOn, bodyName: body.name,
            names: [
                .official(subject.id): Clarification.SubjectName(
                    name: subject.name, unit: subject.unit, post: subject.post)
            ], handling: handling)
    }

    // MARK: What follows

    private mutating func follow(
        _ done: [(recorded: Recorded<some Sendable>, consequences: [Consequence])], from stream: StreamId
    ) throws {
        for (recorded, consequences) in done {
            for (index, consequence) in consequences.enumerated() {
                try follow(consequence, cause: "\(stream)#\(recorded.version)", index: index)
            }
        }
    }

    private mutating func follow(_ consequence: Consequence, cause: String, index: Int) throws {
        var setting = setting(of: .system)
        hour -= 1
        setting.cause = cause
        let fresh = ActTransaction.derivedId("\(cause)>\(index)")
        switch consequence {
        case .intake(_, let command):
            try follow(try report.act(command, in: setting, facts: intakeFacts), from: report.stream)
        case .verification(_, let command):
            var one = verification ?? LoadCase(id: fresh)
            if !one.isOpened { setting.caseNumber = number(of: Verification.numberMark) }
            let done = try one.act(command, in: setting, facts: Verification.Facts(handling: handling))
            verification = one
            try follow(done, from: one.stream)
        case .clarification(_, let command):
            var one = clarification ?? LoadCase(id: fresh)
            if !one.isOpened { setting.caseNumber = number(of: Clarification.numberMark) }
            let done = try one.act(command, in: setting, facts: clarificationFacts)
            clarification = one
            try follow(done, from: one.stream)
        case .sanction: preconditionFailure("no report ends in the register of sanctions by itself")
        }
    }

    private func number(of mark: String) -> String { office.take(body.shortName + mark, in: day.year) }

    private mutating func seal(_ text: String, as kind: String) -> SealedRef {
        let pending = office.vault.seal(Array(text.utf8), kind: kind)
        seals.append(pending)
        return pending.reference
    }
}
