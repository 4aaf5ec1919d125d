import Kernel
import Organisation
import RuleBook
import Storage

/// What a new installation begins with: its Bodies, the built-in rules, the three administrators.
package struct Founding: Sendable {
    /// Every parent before its children; the first is the highest and has no parent.
    package let bodies: [BodyRegistry.Establishing]
    /// In an order in which they can be loaded. Those whose issuer is no Body here are left out, national ones stay.
    package let rules: [RuleBook.RuleSet]
    package let administrators: [Administrator]

    /// One of the three administrators (三员), who see no case.
    package struct Administrator: Sendable {
        package let id: StaffId
        package let name: String
        package let role: Role
        package let account: String
        /// The hash of the first password.
        package let password: String
        package let mustChange: Bool

        package init(
            id: StaffId, name: String, role: Role, account: String, password: String, mustChange: Bool = true
        ) {
            self.id = id
            self.name = name
            self.role = role
            self.account = account
            self.password = password
            self.mustChange = mustChange
        }
    }

    package init(bodies: [BodyRegistry.Establishing], rules: [RuleBook.RuleSet], administrators: [Administrator]) {
        let codes = Set(bodies.map(\.code))
        self.bodies = bodies
        self.rules = rules.filter { $0.issuer.text == RuleBook.nationalCode || codes.contains($0.issuer) }
        self.administrators = administrators
    }

    /// The Bodies from this one downwards, the first of them without a parent; empty when the code is not among them.
    package static func subtree(
        of root: BodyCode, in bodies: [BodyRegistry.Establishing]
    ) -> [BodyRegistry.Establishing] {
        var kept = Set<BodyCode>()
        return bodies.compactMap { body in
            if body.code == root {
                kept.insert(root)
                return BodyRegistry.Establishing(
                    code: body.code, name: body.name, shortName: body.shortName, kind: body.kind, rank: body.rank,
                    parent: nil)
            }
            guard let parent = body.parent, kept.contains(parent) else { return nil }
            kept.insert(body.code)
            return body
        }
    }

    /// Enters all of it, as the system's acts for the highest Body.
    /// - Parameter progress: told how many Bodies there are of how many.
    package func carryOut(
        at now: Instant, calendar: WorkCalendar, in session: any SQLSession,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws {
        guard let root = bodies.first?.code else { return }
        let writer = RegistryWriter(
            session: session, actor: .system, actingBody: root, now: now, calendar: calendar)
        for (index, body) in bodies.enumerated() {
            try writer.apply(.establish(body), to: BodyRegistry.self, id: body.code.text)
            progress(index + 1, bodies.count)
        }
        _ = try RuleLibrary.journal(rules, actor: .system, actingBody: root, now: now, in: session)
        for person in administrators {
            let engagement = StaffRegistry.Engagement(
                id: person.id, name: person.name, body: root, posts: [Post(person.role)])
            try writer.apply(.engage(engagement), to: StaffRegistry.self, id: person.id.text)
            try Accounts.put(
                person.account, staff: person.id, password: person.password, mustChange: person.mustChange, in: session)
        }
    }
}
