import Application
import HTTPTypes
import Hummingbird
import Intake
import Kernel
import Storage

/// Writing a report in two steps, without a script and with nothing kept in between: what was typed travels in hidden
/// fields from the form to the check and from there to the receipt, or back.
extension PortalRoutes {
    /// The Body that receives: the one chosen, or the next higher when the report is on its own people (G9).
    private func receiver(_ code: String?, own: Bool) async throws -> BodyRow? {
        guard let code = code.flatMap({ BodyCode($0) }) else { return nil }
        return try await desk.database.read { session in
            guard let body = try Directory.body(code, in: session), body.isOpen else { return nil }
            guard own, let parent = body.parent else { return body }
            return try Directory.body(parent, in: session)
        }
    }

    private static var submitAct: Act? { ActTable.act("intake.receive") }
    private static let formId = "intake-receive"

    /// A report on its way: what act sends it, to whom, how, and what was typed.
    private struct Writing {
        let act: Act
        let body: BodyRow
        let code: String
        let isByName: Bool
        let isOwn: Bool
        /// Everything the form sent, with what begins with `_`.
        let typed: [String: FormValue]

        /// The fields that are asked for.
        var fields: [Field] {
            let hidden = ["receiptHash"] + (isByName ? [] : ["name", "contact"])
            return act.fields.filter { !hidden.contains($0.name) }
        }

        /// The route, which every step sends on.
        var route: [Register.Kept] {
            [
                .init(name: "_way", value: isByName ? "name" : "anonymous"), .init(name: "_body", value: code),
                .init(name: "_own", value: isOwn ? "1" : "0"),
            ]
        }

        /// What was typed into the fields that are asked for.
        var values: [String: FormValue] {
            let names = Set(fields.map(\.name))
            return typed.filter { names.contains($0.key) }
        }

        var key: String? { typed["_key"]?.text }
    }

    private func writing(_ typed: [String: FormValue], _ request: Request) async throws -> Writing {
        let query = request.uri.queryParameters
        let way = typed["_way"]?.text ?? query["way"].map({ String($0) }) ?? "anonymous"
        let code = typed["_body"]?.text ?? query["body"].map({ String($0) }) ?? ""
        let own = (typed["_own"]?.text ?? query["own"].map({ String($0) })) == "1"
        guard let act = Self.submitAct, let body = try await receiver(code, own: own) else { throw WebFailure.notFound }
        return Writing(act: act, body: body, code: code, isByName: way == "name", isOwn: own, typed: typed)
    }

    /// What a form of these pages sent, when it came from one of them.
    private func sent(_ request: Request, _ context: WebContext) async throws -> [String: FormValue] {
        let fields = try await FormDecoding.decode(request).fields
        guard let csrf = fields["_csrf"]?.text, !csrf.isEmpty, csrf == context.preCSRF else {
            throw WebFailure.forbidden
        }
        return fields
    }

    // MARK: Write

    /// The empty form.
    func writePage(_ request: Request, _ context: WebContext) async throws -> Response {
        writePage(try await writing([:], request), context, trouble: nil)
    }

    private func writePage(_ writing: Writing, _ context: WebContext, trouble: FormTrouble?) -> Response {
        let language = context.language
        let csrf = context.preCSRF.isEmpty ? Secrets.formKey() : context.preCSRF
        var form = ActForm(
            language: language, act: writing.act.name, action: "/portal/check", fields: writing.fields,
            values: .object(writing.values), problems: trouble?.problems ?? [], refusal: trouble?.refusal,
            key: writing.key ?? Secrets.formKey(), csrf: csrf, isPrimary: true, kept: writing.route)
        form.words["act.\(writing.act.name)"] = Words.both("portal.check.next")
        form.isLastStep = false
        var response = page(
            context, title: "portal.write.title", body: writing.body.name,
            content: PortalForm(language: language, isByName: writing.isByName, form: form).html,
            status: trouble == nil ? .ok : .unprocessableContent,
            switching: .button(form: Self.formId, action: "/portal/check", page: "write"))
        response.setCookie(desk.cookie(desk.preCookieName, csrf))
        return response
    }

    // MARK: Check

    /// Shows what was typed before it is sent; or the form again, to mend it.
    func check(_ request: Request, _ context: WebContext) async throws -> Response {
        let fields = try await sent(request, context)
        let context = Self.chosen(fields, context)
        let writing = try await writing(fields, request)
        let isSwitched = fields["_language"] != nil
        if fields["_back"] != nil || (isSwitched && fields["_page"]?.text == "write") {
            return keeping(writePage(writing, context, trouble: nil), fields, context)
        }
        let problems = writing.act.problems(in: .object(writing.values)).filter { $0.path != "receiptHash" }
        guard problems.isEmpty else {
            let trouble = FormTrouble(act: writing.act.name, values: .object(fields), problems: problems)
            return keeping(writePage(writing, context, trouble: trouble), fields, context)
        }
        return keeping(checkPage(writing, context), fields, context)
    }

    private func checkPage(_ writing: Writing, _ context: WebContext) -> Response {
        let language = context.language
        let typed = writing.values.sorted { $0.key < $1.key }.compactMap { name, value in
            value.text.map { Register.Kept(name: name, value: $0) }
        }
        var form = ActForm(
            language: language, act: writing.act.name, action: "/portal/write", fields: [],
            key: writing.key ?? Secrets.formKey(), csrf: context.preCSRF, isPrimary: true,
            kept: writing.route + typed)
        form.seconds = [
            .init(label: language.say("portal.check.back"), action: "/portal/check", name: "_back", value: "1")
        ]
        let said = { (name: String) in TextCheck.trimmed(writing.values[name]?.text ?? "") }
        let isNamed = writing.isByName && !said("name").isEmpty && !said("contact").isEmpty
        let facts = [
            Fact(term: language.say("portal.check.receiver"), value: .text(writing.body.name)),
            Fact(
                term: language.say("portal.check.way"),
                value: .text(language.say(isNamed ? "portal.check.asNamed" : "portal.check.asAnonymous"))),
        ]
        let sections = writing.fields.map { field -> Section in
            let text = said(field.name)
            return Section(
                title: form.label(ActForm.Place(name: field.name)),
                blocks: [.text(text.isEmpty ? language.say("portal.check.blank") : text)])
        }
        return page(
            context, title: "portal.check", body: writing.body.name,
            content: PortalCheck(
                language: language,
                sections: [Section(title: language.say("portal.check.how"), blocks: [.facts(facts)])] + sections,
                form: form,
                notice: writing.isByName && !isNamed
                    ? Notice(kind: .notice, text: language.say("portal.check.notNamed")) : nil
            ).html,
            switching: .button(form: Self.formId, action: "/portal/check", page: "check"))
    }

    // MARK: Send

    /// Sends the report and shows the receipt, once.
    func submit(_ request: Request, _ context: WebContext) async throws -> Response {
        let fields = try await sent(request, context)
        let writing = try await writing(fields, request)
        if let seconds = desk.portalSends.take(at: desk.engine.clock()) {
            // The form again, with what was typed: nothing of it is kept here.
            let trouble = FormTrouble(
                act: writing.act.name, values: .object(fields), refusal: Self.busyNotice(seconds, context.language))
            var response = writePage(writing, context, trouble: trouble)
            response.status = .tooManyRequests
            return response.after(seconds: seconds)
        }
        // The same form sent twice gives the same receipt: the code is drawn from the form's own key.
        let code = ReceiptCode.make(from: writing.key ?? Secrets.formKey(), csrf: context.preCSRF)
        var own = writing.values
        own["receiptHash"] = .text(SessionDesk.digest(of: ReceiptCode.plain(code)))
        do {
            _ = try await desk.engine.perform(
                ActRequest(
                    act: writing.act.name, caseId: nil, input: .object(own), who: .portal(writing.body.code),
                    key: writing.key))
        } catch {
            let failure = error
            guard
                let trouble = CaseRoutes<Intake>.trouble(
                    failure, writing.act, PageForm(portal: .object(fields)), context.language)
            else { throw failure }
            return writePage(writing, context, trouble: trouble)
        }
        let receipt = PortalReceipt(
            language: context.language, code: code, receivedAt: desk.engine.clock(), receiver: writing.body.name,
            statusHref: "/portal/status")
        return page(
            context, title: "portal.receipt.title", body: writing.body.name, content: receipt.html, switching: nil)
    }
}
