import Access
import Application
import Hummingbird
import Intake
import Kernel
import Storage
import Vault

/// The sealed parts of a report, shown to the intake officer who took it and to nobody else; every read is noted.
struct SealedRoutes {
    let desk: Desk

    /// Adds the route.
    func add(to router: RouterGroup<OfficeContext>) {
        router.get("reports/:id/sealed") { request, context in try await sealed(request, context) }
    }

    private struct Parts {
        let number: String
        let original: SealedRef?
        let about: SealedRef?
        let reporters: [(number: Int, identity: SealedRef?)]
        let messages: [SealedRef]
    }

    private func sealed(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        guard let id = context.parameters.get("id").flatMap({ CaseId(String($0)) }) else { throw WebFailure.notFound }
        guard let parts = try await parts(of: id, for: context.person) else {
            try await Peeks.note(at: id, mechanism: Intake.mechanism, by: context.person, desk: desk)
            throw WebFailure.notFound
        }
        let language = context.language
        // Noted before it is shown: a read that could not be noted is not given.
        try await Attempts.note(
            .init(act: "intake.readSealed", caseId: id, code: "read"), by: context.person.staff,
            at: desk.engine.clock(), in: desk.database)
        var sections: [Section] = []
        if let original = parts.original {
            sections.append(await section("sealed.original", [original], language))
        }
        if let about = parts.about { sections.append(await section("sealed.about", [about], language)) }
        let identities = parts.reporters.compactMap(\.identity)
        if !identities.isEmpty { sections.append(await section("sealed.reporters", identities, language)) }
        if !parts.messages.isEmpty {
            sections.append(await section("sealed.messages", parts.messages, language))
        }
        let content: HTML = """
            <h1>\(language.say("sealed.title"))</h1>
            \(Notice(kind: .notice, text: language.say("sealed.noted")).html(language))
            \(sections.map { $0.html(language) })
            """
        return try await Frame(desk: desk).page(
            .init(
                title: language.say("sealed.title"),
                trail: [
                    Link(label: language.say("nav.reports"), href: "/reports"),
                    Link(label: parts.number, href: "/reports/\(id)"),
                ], place: "/reports", content: content), for: context, at: "/reports/\(id)/sealed")
    }

    /// The sealed references of a report, for the officer who took it; nil for everybody else.
    private func parts(of id: CaseId, for person: Person) async throws -> Parts? {
        try await desk.database.read { session in
            let loaded = try Loaded<Intake>.read(id, in: session)
            guard case .present(let matter) = loaded.state, let summary = Intake.summary(loaded.state) else {
                return nil
            }
            let resource = try PersonReader.resource(of: summary, mechanism: Intake.mechanism, in: session)
            guard Access.decideSight(of: resource, by: person).denial == nil,
                SealedAccess.mayRead(loaded, person: person)
            else { return nil }
            return Parts(
                number: summary.number, original: matter.original, about: matter.about,
                reporters: matter.reporters.map { ($0.number, $0.identity) }, messages: matter.messages.map(\.content))
        }
    }

    private func section(_ key: String, _ references: [SealedRef], _ language: Language) async -> Section {
        var blocks: [PageBlock] = []
        for reference in references {
            guard let bytes = try? await desk.vault.open(reference) else {
                blocks.append(.text(language.say("sealed.unreadable")))
                continue
            }
            if FileKind(of: bytes) != nil {
                blocks.append(.text(language.say("sealed.file", String(bytes.count / 1024))))
            } else {
                blocks.append(.text(SealedIdentity.shown(String(decoding: bytes, as: UTF8.self), language)))
            }
        }
        return Section(title: language.say(key), blocks: blocks)
    }
}

/// Who may read a report's sealed parts: the officer who took it (until unsealing exists).
enum SealedAccess {
    static func mayRead(_ loaded: Loaded<Intake>, person: Person) -> Bool {
        let taker = loaded.history.first { recorded in
            switch recorded.event {
            case .registered, .received: recorded.actor.staff != nil
            default: false
            }
        }
        if let taker = taker?.actor.staff { return taker == person.staff }
        // From the portal and not transcribed yet: the petition office of the Body reads it to transcribe it.
        return person.grants.contains { $0.office == .petition && $0.delegator == nil }
    }
}

/// A reporter's sealed name and contact, as a person reads them.
enum SealedIdentity {
    static func shown(_ text: String, _ language: Language) -> String {
        guard let value = try? JSON.decode([String: String].self, from: text) else { return text }
        return value.sorted { $0.key < $1.key }.map { "\(language.say("sealed.\($0.key)")): \($0.value)" }
            .joined(separator: "\n")
    }
}
