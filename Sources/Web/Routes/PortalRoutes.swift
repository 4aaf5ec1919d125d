import Application
import HTTPTypes
import Hummingbird
import Intake
import Kernel
import Storage
import Vault

/// The public portal: reporters' own pages, apart from the office's. Nothing here stores an address or a device.
struct PortalRoutes {
    let desk: Desk

    /// Adds the routes.
    func add(to router: Router<WebContext>) {
        let portal = router.group("portal")
        portal.get { request, context in
            page(
                context, title: "portal.home.title", body: "",
                content: PortalHome(
                    language: context.language, startHref: "/portal/choose", statusHref: "/portal/status"
                ).html, switching: Self.switching(request, context))
        }
        portal.get("choose") { request, context in
            page(
                context, title: "portal.choose.title", body: "",
                content: PortalChoice(
                    language: context.language, anonymousHref: "/portal/where?way=anonymous",
                    byNameHref: "/portal/where?way=name"
                ).html, switching: Self.switching(request, context))
        }
        portal.get("where") { request, context in try await wherePage(request, context) }
        portal.get("write") { request, context in try await writePage(request, context) }
        portal.post("check") { request, context in try await check(request, context) }
        portal.post("write") { request, context in try await submit(request, context) }
        portal.get("status") { request, context in askPage(request, context, problem: nil) }
        portal.post("status") { request, context in try await status(request, context) }
        portal.post("reply") { request, context in try await reply(request, context) }
        portal.post("proof") { request, context in try await proof(request, context) }
    }

    /// A page of the portal.
    /// - Parameter language: how the page comes in the other language; nil for one that is shown once.
    func page(
        _ context: WebContext, title: String, body: String, content: HTML, status: HTTPResponse.Status = .ok,
        switching language: PortalLayout.LanguageSwitch?
    ) -> Response {
        let layout = PortalLayout(
            language: context.language, receiver: body.isEmpty ? desk.settings.name : body,
            title: context.language.say(title), otherLanguage: language, home: "/portal",
            statusHref: "/portal/status", content: content)
        var response = PageResponse(html: layout.html, status: status).plain
        if context.preCSRF.isEmpty { response.setCookie(desk.cookie(desk.preCookieName, Secrets.formKey())) }
        return response
    }

    /// The same address in the other language.
    static func switching(_ request: Request, _ context: WebContext) -> PortalLayout.LanguageSwitch {
        let next = PercentEncoding.query(request.uri.string)
        return .link("/language?to=\(context.language.other.rawValue)&next=\(next)")
    }

    /// The page in the language that the switch of a form asks for, and the cookie that keeps it.
    static func chosen(_ fields: [String: FormValue], _ context: WebContext) -> WebContext {
        guard let language = fields["_language"]?.text.flatMap({ Language(rawValue: $0) }) else { return context }
        var context = context
        context.language = language
        return context
    }

    /// Keeps the language of a page whose form switched it.
    func keeping(_ response: Response, _ fields: [String: FormValue], _ context: WebContext) -> Response {
        guard fields["_language"] != nil else { return response }
        var response = response
        response.setCookie(desk.cookie("language", context.language.rawValue, maxAge: 31_536_000))
        return response
    }

    // MARK: Where: the route is chosen before anything is written

    private func wherePage(_ request: Request, _ context: WebContext) async throws -> Response {
        let language = context.language
        let way = request.uri.queryParameters["way"] == "name" ? "name" : "anonymous"
        let above = request.uri.queryParameters["in"].flatMap { BodyCode(String($0)) }
        let (here, below) = try await desk.database.read { session in
            let here = try above.flatMap { try Directory.body($0, in: session) }
            let below =
                try here.map { try Directory.bodies(below: $0.code, in: session) }
                ?? Directory.topBodies(in: session)
            return (here, below.filter(\.isOpen))
        }
        let choose: HTML? = here.map { body in
            """
            <section class="sheet"><h2>\(body.name)</h2>
            <p><a class="btn btn-first" href="/portal/write?way=\(way)&amp;body=\(body.code.text)">\
            \(language.say("portal.where.here"))</a></p>
            <p><a class="btn btn-second" href="/portal/write?way=\(way)&amp;own=1&amp;body=\(body.code.text)">\
            \(language.say("portal.where.own"))</a></p>
            <p class="quiet">\(language.say("portal.where.own.why"))</p></section>

            """
        }
        let list = below.map { body -> HTML in
            "<li><a href=\"/portal/where?way=\(way)&amp;in=\(body.code.text)\">\(body.name)</a></li>"
        }
        let listPart: HTML? =
            below.isEmpty
            ? nil
            : """
            <section class="sheet"><h2>\(language.say("portal.where.below"))</h2>\
            <ul class="plain">\(list)</ul></section>
            """
        let content: HTML = """
            <h1>\(language.say("portal.where.title"))</h1><p>\(language.say("portal.where.lead"))</p>
            \(choose)\(listPart)
            """
        return page(
            context, title: "portal.where.title", body: here?.name ?? "", content: content,
            switching: Self.switching(request, context))
    }

    /// Why nothing was taken, when too many send at once.
    static func busyNotice(_ seconds: Int, _ language: Language) -> Notice {
        Notice(kind: .problem, text: language.say("portal.busy", String(seconds)))
    }

    // MARK: Status by receipt

    /// The question again, when too many ask at once; nil when this one may be answered.
    private func tooManyAsk(_ request: Request, _ context: WebContext) -> Response? {
        guard let seconds = desk.portalAsks.take(at: desk.engine.clock()) else { return nil }
        var response = askPage(request, context, problem: .tooMany, waitSeconds: seconds)
        response.status = .tooManyRequests
        return response.after(seconds: seconds)
    }

    private func askPage(
        _ request: Request, _ context: WebContext, problem: PortalAsk.Problem?, waitSeconds: Int = 0
    ) -> Response {
        let csrf = context.preCSRF.isEmpty ? Secrets.formKey() : context.preCSRF
        var response = page(
            context, title: "portal.ask.title", body: "",
            content: PortalAsk(
                language: context.language, action: "/portal/status", csrf: csrf, problem: problem,
                waitSeconds: waitSeconds
            ).html,
            status: problem == nil ? .ok : .notFound,
            switching: .link("/language?to=\(context.language.other.rawValue)&next=/portal/status"))
        response.setCookie(desk.cookie(desk.preCookieName, csrf))
        return response
    }

    private func found(_ code: String) async throws -> (id: CaseId, matter: Intake.Matter)? {
        let digest = SessionDesk.digest(of: ReceiptCode.plain(code))
        return try await desk.database.read { session in
            for id in try Registers.cases(keyed: "receipt:\(digest)", in: session) {
                if case .present(let matter) = try Loaded<Intake>.read(id, in: session).state { return (id, matter) }
            }
            return nil
        }
    }

    private func receiptForm(_ request: Request, _ context: WebContext) async throws -> [String: FormValue]? {
        let fields = try await FormDecoding.decode(request).fields
        guard let csrf = fields["_csrf"]?.text, !csrf.isEmpty, csrf == context.preCSRF else {
            throw WebFailure.forbidden
        }
        return fields
    }

    private func status(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let fields = try await receiptForm(request, context) else { throw WebFailure.notFound }
        let context = Self.chosen(fields, context)
        if let busy = tooManyAsk(request, context) { return busy }
        let code = fields["code"]?.text ?? fields["receipt"]?.text ?? fields["_code"]?.text ?? ""
        guard let found = try await found(code) else {
            return askPage(request, context, problem: .unknown)
        }
        // Switching the language keeps the answer that was begun.
        let typed = fields["_language"].map { _ in FormTrouble(act: "", values: .object(fields)) }
        return keeping(try await statusPage(code, found, context, trouble: typed), fields, context)
    }

    private func statusPage(
        _ code: String, _ found: (id: CaseId, matter: Intake.Matter), _ context: WebContext, trouble: FormTrouble?
    ) async throws -> Response {
        let language = context.language
        let status = found.matter.statusForReporter
        var messages: [PortalStatus.Message] = []
        for message in found.matter.messages {
            guard let bytes = try? await desk.vault.open(message.content) else { continue }
            messages.append(
                .init(
                    at: Instant(milliseconds: Int64(message.on.dayNumber) * 86_400_000),
                    isFromOffice: !message.isFromReporter, text: String(decoding: bytes, as: UTF8.self)))
        }
        let bodyName = try await desk.database.read { try Directory.body(found.matter.frame.body, in: $0)?.name ?? "" }
        let reply = ActTable.all.first { $0.name == "intake.reporterAnswered" }.map { act in
            ActForm(
                language: language, act: act.name, action: "/portal/reply", fields: act.fields,
                values: trouble?.values ?? .object([:]), problems: trouble?.problems ?? [], refusal: trouble?.refusal,
                key: Secrets.formKey(), csrf: context.preCSRF, kept: [.init(name: "_code", value: code)])
        }
        let content = PortalStatus(
            language: language, state: language.say("portal.status.\(status.rawValue)"),
            meaning: language.say("portal.status.\(status.rawValue).meaning"),
            steps: steps(status, language),
            facts: [
                Fact(term: language.say("portal.status.receiver"), value: .text(bodyName)),
                Fact(term: language.say("portal.status.receivedOn"), value: .date(found.matter.receivedOn)),
            ], messages: messages, reply: reply)
        let proof: HTML = """
            <form method="post" action="/portal/proof" class="sheet">\
            <input type="hidden" name="_csrf" value="\(context.preCSRF)">\
            <input type="hidden" name="_code" value="\(code)">\
            <button class="btn btn-second" type="submit">\(language.say("portal.proof"))</button></form>
            """
        return page(
            context, title: "portal.status.title", body: bodyName, content: "\(content.html)\(proof)",
            status: trouble.map { !$0.problems.isEmpty || $0.refusal != nil } == true ? .unprocessableContent : .ok,
            switching: .button(form: "intake-reporterAnswered", action: "/portal/status", page: "status"))
    }

    private func steps(_ status: Intake.ReporterStatus, _ language: Language) -> [CasePage.Step] {
        let road: [Intake.ReporterStatus] = [.received, .beingExamined, .accepted, .beingHandled, .concluded]
        let here = road.firstIndex(of: status) ?? road.count - 1
        return road.enumerated().map { index, step in
            .init(
                label: language.say("portal.status.\(step.rawValue)"),
                state: index < here ? .done : index == here ? .here : .toCome)
        }
    }

    private func reply(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let fields = try await receiptForm(request, context) else { throw WebFailure.notFound }
        let code = fields["_code"]?.text ?? ""
        guard let found = try await found(code),
            let act = ActTable.all.first(where: { $0.name == "intake.reporterAnswered" })
        else { return askPage(request, context, problem: .unknown) }
        if let seconds = desk.portalSends.take(at: desk.engine.clock()) {
            let trouble = FormTrouble(
                act: act.name, values: .object(fields), refusal: Self.busyNotice(seconds, context.language))
            var response = try await statusPage(code, found, context, trouble: trouble)
            response.status = .tooManyRequests
            return response.after(seconds: seconds)
        }
        let own = fields.filter { !$0.key.hasPrefix("_") }
        do {
            _ = try await desk.engine.perform(
                ActRequest(
                    act: act.name, caseId: found.id, input: .object(own), who: .portal(found.matter.frame.body),
                    key: fields["_key"]?.text))
        } catch {
            let failure = error
            let form = PageForm(portal: .object(fields))
            guard let trouble = CaseRoutes<Intake>.trouble(failure, act, form, context.language) else { throw failure }
            return try await statusPage(code, found, context, trouble: trouble)
        }
        guard let again = try await self.found(code) else { throw WebFailure.notFound }
        return try await statusPage(code, again, context, trouble: nil)
    }

    private func proof(_ request: Request, _ context: WebContext) async throws -> Response {
        if let busy = tooManyAsk(request, context) { return busy }
        guard let fields = try await receiptForm(request, context),
            let found = try await found(fields["_code"]?.text ?? "")
        else { return askPage(request, context, problem: .unknown) }
        let paper = try await desk.database.read { session in
            Intake.papers(of: .present(found.matter), with: NameBook(session: session)).first
        }
        guard let paper else { throw WebFailure.notFound }
        return try CasePapers<Intake>.response(paper, as: "pdf", renderer: desk.renderer)
    }
}

extension PageForm {
    /// A form of the portal, which shows no version.
    init(portal values: FormValue) {
        self.init(values: values, seen: nil, occurredOn: nil, key: values.fields["_key"]?.text, addedRow: nil)
    }
}

/// The code a reporter keeps: 100 bits in twenty characters without look-alikes, in groups of five.
enum ReceiptCode {
    /// A code drawn from a form's random key and the visitor's random cookie: the same form sent twice gives the same.
    static func make(from key: String, csrf: String) -> String {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
        let digest = SessionDesk.digest(of: "receipt \(key) \(csrf)")
        var characters: [Character] = []
        var bits = 0
        var value = 0
        for digit in digest {
            value = value << 4 | (digit.hexDigitValue ?? 0)
            bits += 4
            if bits >= 5 {
                bits -= 5
                characters.append(alphabet[value >> bits & 31])
                value &= (1 << bits) - 1
            }
            if characters.count == 20 { break }
        }
        return stride(from: 0, to: 20, by: 5).map { String(characters[$0..<$0 + 5]) }.joined(separator: "-")
    }

    /// The code as typed, without what people add.
    static func plain(_ typed: String) -> String {
        String(typed.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(40))
    }
}
