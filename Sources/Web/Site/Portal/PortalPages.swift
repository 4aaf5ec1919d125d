import Application
import Kernel

/// The portal's first page: what happens with a report, and the way in.
struct PortalHome: Hashable, Sendable {
    let language: Language
    let startHref: String
    let statusHref: String

    /// The page's content.
    var html: HTML {
        let what = (1...5).map { step -> HTML in
            """
            <li><b>\(language.say("portal.what.\(step)"))</b><span>\(language.say("portal.what.\(step).text"))\
            </span></li>
            """
        }
        let not = (1...4).map { line -> HTML in "<li>\(language.say("portal.protect.\(line)"))</li>" }
        return """
            <h1>\(language.say("portal.title"))</h1>
            <p class="lead-line">\(language.say("portal.lead"))</p>
            <p class="page-acts"><a class="btn btn-first" \
            href="\(href: startHref)">\(language.say("portal.start"))</a> \
            <a class="btn btn-second" href="\(href: statusHref)">\(language.say("portal.checkMine"))</a></p>
            <section><h2>\(language.say("portal.what"))</h2><ol class="plain-steps">\(what)</ol></section>
            <section><h2>\(language.say("portal.protect"))</h2><ul class="plain">\(not)</ul></section>
            <section><h2>\(language.say("portal.honest"))</h2><p>\(language.say("portal.honest.text"))</p></section>

            """
    }
}

/// Anonymous or by name, with what each means.
struct PortalChoice: Hashable, Sendable {
    let language: Language
    let anonymousHref: String
    let byNameHref: String

    /// The page's content.
    var html: HTML {
        """
        \(PortalStep.choose.html(language))
        <h1>\(language.say("portal.choose"))</h1>
        <p>\(language.say("portal.choose.lead"))</p>
        <div class="two">
        \(way("anonymous", href: anonymousHref))
        \(way("byName", href: byNameHref))
        </div>
        """
    }

    private func way(_ name: String, href: String) -> HTML {
        let points = (1...3).map { point -> HTML in "<li>\(language.say("portal.\(name).\(point)"))</li>" }
        return """
            <section class="sheet"><h2>\(language.say("portal.\(name)"))</h2><ul class="plain">\(points)</ul>
            <p><a class="btn btn-second" href="\(href: href)">\(language.say("portal.\(name).go"))</a></p></section>

            """
    }
}

/// The report itself: whom it is about, allegation by allegation, files.
struct PortalForm: Hashable, Sendable {
    let language: Language
    let isByName: Bool
    let form: ActForm

    /// The page's content.
    var html: HTML {
        """
        \(PortalStep.write.html(language))
        <h1>\(language.say(isByName ? "portal.write.byName" : "portal.write.anonymous"))</h1>
        <p>\(language.say("portal.write.lead"))</p>
        \(form.html)
        """
    }
}

/// What was written, to be read once more before it is sent.
struct PortalCheck: Hashable, Sendable {
    let language: Language
    let sections: [Section]
    /// Sends it: the form has no fields left to fill but confirmations.
    let form: ActForm
    /// What the kind of report means, said once more: by name only with name and contact.
    var notice: Notice? = nil

    /// The page's content.
    var html: HTML {
        """
        \(PortalStep.check.html(language))
        <h1>\(language.say("portal.check"))</h1>
        <p>\(language.say("portal.check.lead"))</p>
        \(notice?.html(language))
        \(sections.map { $0.html(language) })
        <section class="sheet"><h2>\(language.say("portal.check.files"))</h2>\
        <p>\(language.say("portal.check.files.text"))</p></section>
        \(form.html)
        """
    }
}

/// The receipt, shown once, on one page to write down or print.
struct PortalReceipt: Hashable, Sendable {
    let language: Language
    /// The code, in groups that can be read aloud.
    let code: String
    let receivedAt: Instant
    let receiver: String
    let statusHref: String

    /// The page's content.
    var html: HTML {
        let facts = [
            Fact(term: language.say("portal.receipt.at"), value: .time(receivedAt)),
            Fact(term: language.say("portal.receipt.by"), value: .text(receiver)),
        ]
        let advice = (1...4).map { line -> HTML in "<li>\(language.say("portal.receipt.advice.\(line)"))</li>" }
        return """
            \(PortalStep.receipt.html(language))
            <section class="receipt"><h1>\(language.say("portal.receipt"))</h1>
            <p>\(language.say("portal.receipt.lead"))</p>
            <p class="receipt-code"><span class="visually-hidden">\(language.say("portal.receipt.code"))\
            </span>\(code)</p>
            \(PageBlock.factList(facts, language))
            <ul class="plain">\(advice)</ul></section>
            <p><a class="btn btn-second" href="\(href: statusHref)">\(language.say("portal.checkMine"))</a></p>

            """
    }
}

/// Asks for the receipt's code.
struct PortalAsk: Hashable, Sendable {
    let language: Language
    let action: String
    let csrf: String
    /// The code was not found, or was tried too often.
    var problem: Problem? = nil
    /// How many seconds to wait before the next question, where too many were asked.
    var waitSeconds = 0

    /// Why nothing is shown.
    enum Problem: String, Hashable, Sendable, CaseIterable {
        case unknown, tooMany
    }

    /// The page's content.
    var html: HTML {
        let trouble: HTML? = problem.map {
            Notice(
                kind: .problem, text: language.say("portal.ask.\($0.rawValue)", String(waitSeconds)),
                heading: language.say("portal.ask.failed")
            ).html(language)
        }
        return """
            <h1>\(language.say("portal.ask"))</h1>
            \(trouble)
            <form class="act" method="post" action="\(href: action)"><input type="hidden" name="_csrf" value="\(csrf)">
            <div class="field"><label for="receipt">\(language.say("portal.ask.code"))</label>
            <p class="help" id="receipt-help">\(language.say("portal.ask.help"))</p>
            <input class="form-control receipt-in" type="text" id="receipt" name="receipt" required autocomplete="off" \
            autocapitalize="characters" spellcheck="false" aria-describedby="receipt-help"></div>
            <p class="act-send"><button class="btn btn-first" \
            type="submit">\(language.say("portal.ask.button"))</button></p>
            </form>
            <p class="quiet">\(language.say("portal.ask.lost"))</p>

            """
    }
}

/// Where a report stands, in plain words, with messages and the proof that it was filed.
struct PortalStatus: Hashable, Sendable {
    let language: Language
    /// `正在核实`, and what that means.
    let state: String
    let meaning: String
    let steps: [CasePage.Step]
    let facts: [Fact]
    var messages: [Message] = []
    /// Writes to the office; nil once the matter is closed.
    var reply: ActForm? = nil
    /// The proof of filing.
    var proof: Link? = nil

    /// One message.
    struct Message: Hashable, Sendable {
        let at: Instant
        /// Whether the office wrote it.
        let isFromOffice: Bool
        let text: String
    }

    /// The page's content.
    var html: HTML {
        let signs = steps.map { step -> HTML in
            switch step.state {
            case .done: "<li class=\"step-done\"><i aria-hidden=\"true\">✓</i>\(step.label)</li>"
            case .here:
                "<li class=\"step-here\" aria-current=\"step\"><i aria-hidden=\"true\">●</i>\(step.label)</li>"
            case .toCome: "<li class=\"step-to-come\"><i aria-hidden=\"true\">○</i>\(step.label)</li>"
            }
        }
        let proofLine: HTML? = proof.map { link -> HTML in
            """
            <p><a href="\(href: link.href)">\(link.label)</a> \
            <span class="quiet">\(language.say("portal.proof"))</span></p>
            """
        }
        let replyPart: HTML? = reply.map { form -> HTML in
            "<section><h2>\(language.say("portal.reply"))</h2>\(form.html)</section>"
        }
        return """
            <h1>\(language.say("portal.status"))</h1>
            <section class="sheet"><h2>\(state)</h2><p>\(meaning)</p>
            <ol class="steps" aria-label="\(language.say("portal.steps"))">\(signs)</ol>
            \(PageBlock.factList(facts, language))\(proofLine)</section>
            <section><h2>\(language.say("portal.messages"))</h2>\(messagesHTML)</section>
            \(replyPart)
            """
    }

    private var messagesHTML: HTML {
        guard !messages.isEmpty else { return "<p class=\"quiet\">\(language.say("portal.messages.none"))</p>" }
        let lines = messages.map { message -> HTML in
            let who = language.say(message.isFromOffice ? "portal.from.office" : "portal.from.you")
            return """
                <li class="\(message.isFromOffice ? "theirs" : "mine")"><p><b>\(who)</b> \
                <time>\(message.at.chinaText)</time></p>\(PageBlock.paragraphs(message.text))</li>

                """
        }
        return "<ol class=\"messages\">\(lines)</ol>"
    }
}
