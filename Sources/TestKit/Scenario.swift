import Kernel

/// A fixed world for decisions in tests: one clock, one calendar, people by name.
package enum Sample {
    /// The Body of the Quyuan management zone.
    package static let quyuan = id("430671000", as: BodyCode.self)
    /// Its higher Body, Yueyang.
    package static let yueyang = id("430600000", as: BodyCode.self)
    /// Miao, head of the transport bureau.
    package static let miao = id("miao", as: OfficialId.self)
    /// The day on which samples act.
    package static let today = CivilDate(dayNumber: 20_780)
    /// A moment on that day.
    package static let now = Instant(milliseconds: 20_780 * 86_400_000 + 3_600_000)

    /// A staff member by a short name.
    package static func staff(_ name: String) -> StaffId { id(name, as: StaffId.self) }

    /// A sealed reference that points nowhere.
    package static func sealed(_ name: String) -> SealedRef {
        SealedRef(id: id(name, as: SealedId.self), digest: String(repeating: "0", count: 64), byteCount: 1)
    }

    /// An identifier; tests write only valid ones.
    package static func id<T>(_ text: String, as type: Id<T>.Type) -> Id<T> {
        guard let id = Id<T>(text) else { preconditionFailure("tests write valid identifiers, not \(text)") }
        return id
    }

    /// Rules in force made of names and values, each citing a row `T-name`.
    package static func rules(
        _ values: [String: RuleValue], units: [String: RuleUnit] = [:], clauses: [String: String] = [:],
        chains: [String: [ApprovalStep]] = [:]
    ) -> RulesInForce {
        var parameters: [String: RuleParameter] = [:]
        for (name, value) in values {
            parameters[name] = RuleParameter(value: value, unit: units[name] ?? .none, citation: citation(name))
        }
        return RulesInForce(
            parameters: parameters,
            clauses: clauses.reduce(into: [:]) { $0[$1.key] = Clause(text: $1.value, citation: citation($1.key)) },
            chains: chains, ruleSets: ["test"])
    }

    private static func citation(_ name: String) -> RuleCitation {
        RuleCitation(row: "T-\(name)", parameter: name, title: "试验规则", article: "第一条", ruleSet: "test")
    }
}

/// A history that is played through a decider: `given` what happened, `when` somebody acts, `then` look.
package struct Scenario<M: Decider> {
    /// What has happened.
    package private(set) var history: [Recorded<M.Event>] = []
    /// The state after it.
    package private(set) var state: M.State = M.initial
    /// The rules under which the next command is decided.
    package var rules: RulesInForce
    /// The facts the next command sees.
    package var facts: M.Facts
    /// The calendar in force.
    package var calendar: WorkCalendar = .unpublished

    package init(rules: RulesInForce = .none, facts: M.Facts) {
        self.rules = rules
        self.facts = facts
    }

    /// Decides a command and, when it is not refused, plays its events.
    /// - Returns: the events.
    @discardableResult
    package mutating func act(
        _ command: M.Command, by actor: String, of body: BodyCode = Sample.quyuan, onBehalfOf: String? = nil,
        on day: CivilDate = Sample.today, number: String = "试〔2026〕1号", documentNumber: String = ""
    ) throws -> [M.Event] {
        let who: Actor = actor == "portal" ? .portal : actor == "system" ? .system : .staff(Sample.staff(actor))
        let context = Context(
            actor: who, actingBody: body, onBehalfOf: onBehalfOf.map(Sample.staff), occurredOn: day,
            today: Sample.today,
            now: Sample.now, rules: rules, calendar: calendar, caseNumber: number,
            documentNumber: documentNumber, facts: facts)
        let events = try M.decide(command, given: state, in: context)
        for event in events {
            // Through the bytes on disk, so that every scenario also proves the codec.
            let reread = try M.restored(M.stored(event))
            precondition(reread == event, "an event reads back as it was written: \(event)")
            let recorded = Recorded(
                event: reread, actor: who, actingBody: body, onBehalfOf: context.onBehalfOf, occurredOn: day,
                recordedAt: Sample.now, version: history.count + 1)
            guard let next = M.evolve(state, with: recorded) else {
                throw BrokenHistory(mechanism: M.mechanism, version: recorded.version)
            }
            state = next
            history.append(recorded)
        }
        return events
    }

    /// The refusal that a command meets, or nil when it is taken. Leaves the scenario as it was.
    package func refusal(
        _ command: M.Command, by actor: String, of body: BodyCode = Sample.quyuan, onBehalfOf: String? = nil,
        on day: CivilDate = Sample.today
    ) -> M.Refusal? {
        var copy = self
        do {
            try copy.act(command, by: actor, of: body, onBehalfOf: onBehalfOf, on: day)
            return nil
        } catch let refusal as M.Refusal {
            return refusal
        } catch {
            preconditionFailure("a decision throws its own refusals only, not \(error)")
        }
    }
}
