import Kernel

/// A case: the one page for cases of every mechanism. Its head says what and where it stands, the left what it is
/// about, the right what to do next; below is everything that happened.
struct CasePage: Hashable, Sendable {
    let language: Language
    let head: Head
    /// What it is about.
    let sections: [Section]
    let next: NextStep
    /// Other acts that are permitted now, folded under the next step.
    var others: [ActForm] = []
    /// Acts that are not permitted now, each with its reason.
    var refused: [RefusedAct] = []
    var timeline: [Entry] = []
    var documents: [Document] = []
    var links: [LinkedCase] = []
    /// The screen on which the reader decides what is proposed; nil for who has no part in it.
    var approvalHref: String? = nil

    /// The head of the case.
    struct Head: Hashable, Sendable {
        /// `屈纪澄〔2026〕1号`.
        let number: String
        /// Whom and what: `缪某 失实检举控告澄清`.
        let title: String
        let state: Chip
        var isRestricted = false
        let steps: [Step]
        /// Officers, unit, opened on …
        let facts: [Fact]
        /// The clock that runs now.
        var clock: Due? = nil
    }

    /// One step of the road from opened to closed.
    struct Step: Hashable, Sendable {
        let label: String
        let state: State

        /// Where the case is.
        enum State: Hashable, Sendable {
            case done, here, toCome
        }
    }

    /// The card at the right.
    enum NextStep: Hashable, Sendable {
        /// The reader can act.
        case act(ActForm, why: String, due: Due?)
        /// Somebody else must act.
        case waiting(String, for: String, due: Due?)
        /// Nothing is left to do.
        case nothing(String)
    }

    /// An act that the reader may not do now, and the plain reason.
    struct RefusedAct: Hashable, Sendable {
        let label: String
        let reason: String
        var basis: Basis? = nil
    }

    /// One event in words.
    struct Entry: Hashable, Sendable {
        /// When it was recorded.
        let recordedAt: Instant
        /// When it happened, where that is another day.
        var occurredOn: CivilDate? = nil
        let actor: String
        let text: String
        var facts: [Fact] = []
        /// Recorded later than the rule allows.
        var isLate = false
    }

    /// A document of the case.
    struct Document: Hashable, Sendable {
        let title: String
        /// Its 发文字号, once it has one.
        var number: String? = nil
        let state: Chip
        /// Where it opens; several forms such as PDF and DOCX.
        let files: [Link]
    }

    /// A case this one came from or opened, in order of time; this case is among them.
    struct LinkedCase: Hashable, Sendable {
        /// `来源`, `开启`.
        let kind: String
        let number: String
        let title: String
        let state: Chip
        /// Where it opens; nil for this case, and for one the reader may know of but not open.
        var href: String? = nil
        var isHere = false
    }

    /// The page's content.
    var html: HTML {
        """
        \(headHTML)
        <div class="case">
        <div class="case-right">
        \(nextCard)
        \(othersHTML)
        \(refusedHTML)
        </div>
        <div class="case-left">
        \(sections.map { $0.html(language) })
        </div>
        <div class="case-below">
        \(documentsHTML)
        \(linksHTML)
        \(timelineHTML)
        </div>
        </div>
        """
    }

    // MARK: Head

    private var headHTML: HTML {
        let mark: HTML? =
            head.isRestricted
            ? Chip(label: language.say("case.restricted"), shape: .stopped).html : nil
        let clock: HTML? = head.clock.map { due -> HTML in
            "<div><dt>\(language.say("case.clock"))</dt><dd>\(due.html(language))</dd></div>"
        }
        let facts = head.facts.map { fact -> HTML in
            "<div><dt>\(fact.term)</dt><dd>\(fact.value.html(language))</dd></div>"
        }
        return """
            <div class="case-head">
            <p class="case-number"><span class="id">\(head.number)</span> \(head.state.html)\(mark)</p>
            <h1>\(head.title)</h1>
            <ol class="steps" aria-label="\(language.say("case.steps"))">\(head.steps.map(step))</ol>
            <dl class="facts facts-line">\(facts)\(clock)</dl>\(approvalLink)
            </div>

            """
    }

    private var approvalLink: HTML? {
        approvalHref.map { href -> HTML in
            "<p><a class=\"btn btn-second\" href=\"\(href: href)\">\(language.say("approval.open"))</a></p>"
        }
    }

    private func step(_ step: Step) -> HTML {
        switch step.state {
        case .done:
            "<li class=\"step-done\"><i aria-hidden=\"true\">✓</i>\(step.label)\(heard("case.step.done"))</li>"
        case .here: "<li class=\"step-here\" aria-current=\"step\"><i aria-hidden=\"true\">●</i>\(step.label)</li>"
        case .toCome:
            "<li class=\"step-to-come\"><i aria-hidden=\"true\">○</i>\(step.label)\(heard("case.step.toCome"))</li>"
        }
    }

    private func heard(_ key: String) -> HTML { "<span class=\"visually-hidden\"> (\(language.say(key)))</span>" }

    // MARK: Right

    private var nextCard: HTML {
        switch next {
        case .act(let form, let why, let due):
            let clock: HTML? = due.map { "<p>\($0.html(language))</p>" }
            return """
                <section class="next" aria-labelledby="next-title">
                <p class="next-mark">\(language.say("case.next"))</p><h2 id="next-title">\(form.title)</h2>
                <p>\(why)</p>\(clock)
                \(form.html)
                </section>

                """
        case .waiting(let what, let whom, let due):
            let clock: HTML? = due.map { "<p>\($0.html(language))</p>" }
            return """
                <section class="next next-quiet" aria-labelledby="next-title">
                <p class="next-mark">\(language.say("case.next"))</p><h2 id="next-title">\(what)</h2>
                <p>\(language.say("case.waitsFor", whom))</p>\(clock)
                </section>

                """
        case .nothing(let text):
            return """
                <section class="next next-quiet" aria-labelledby="next-title">
                <p class="next-mark">\(language.say("case.next"))</p>\
                <h2 id="next-title">\(language.say("case.nothingToDo"))</h2>
                <p>\(text)</p>
                </section>

                """
        }
    }

    private var othersHTML: HTML? {
        guard !others.isEmpty else { return nil }
        let forms = others.map { form -> HTML in
            """
            <details class="act-fold"\(flag: "open", form.hasTrouble)><summary>\(form.title)</summary>
            \(form.html)
            </details>

            """
        }
        return "<section class=\"acts\"><h2>\(language.say("case.others"))</h2>\(forms)</section>"
    }

    private var refusedHTML: HTML? {
        guard !refused.isEmpty else { return nil }
        let lines = refused.map { act -> HTML in
            let basis: HTML? = act.basis.map { "<br>\($0.html(language))" }
            return "<li><b>\(act.label)</b>\(language.say("site.colon"))\(act.reason)\(basis)</li>"
        }
        return """
            <section class="acts acts-refused"><h2>\(language.say("case.refused"))</h2><ul>\(lines)</ul></section>
            """
    }

    // MARK: Below

    private var documentsHTML: HTML? {
        guard !documents.isEmpty else { return nil }
        let lines = documents.map { document -> HTML in
            let number: HTML? = document.number.map { " <span class=\"id\">\($0)</span>" }
            let files = document.files.map { file -> HTML in "<a href=\"\(href: file.href)\">\(file.label)</a>" }
            return """
                <li><span class="document">\(document.title)\(number)</span> \(document.state.html) \
                <span class="files">\(files)</span></li>
                """
        }
        return """
            <section class="sheet"><h2>\(language.say("case.documents"))</h2><ul class="documents">\(lines)\
            </ul></section>

            """
    }

    private var linksHTML: HTML? {
        guard !links.isEmpty else { return nil }
        let boxes = links.map { link -> HTML in
            let title: HTML = link.href.map { "<a href=\"\(href: $0)\">\(link.title)</a>" } ?? "<b>\(link.title)</b>"
            return """
                <li\(attribute: "class", link.isHere ? "here" : nil)\
                \(attribute: "aria-current", link.isHere ? "true" : nil)>\
                <span class="quiet">\(link.kind)</span>\(title)<span class="id">\(link.number)\
                </span>\(link.state.html)</li>
                """
        }
        return """
            <section class="sheet"><h2>\(language.say("case.links"))</h2><ol class="map">\(boxes)</ol></section>

            """
    }

    private var timelineHTML: HTML {
        let lines = timeline.map { entry -> HTML in
            let late: HTML? = entry.isLate ? Chip(label: language.say("case.late"), shape: .open).html : nil
            let occurred: HTML? = entry.occurredOn.map { day -> HTML in
                "<span class=\"quiet\">\(language.say("case.occurredOn", day.description))</span> "
            }
            let facts: HTML? = entry.facts.isEmpty ? nil : PageBlock.factList(entry.facts, language)
            return """
                <li><time>\(entry.recordedAt.chinaText)</time><div><b>\(entry.actor)</b> \(entry.text) \
                \(occurred)\(late)\
                \(facts)</div></li>

                """
        }
        return """
            <section class="sheet"><h2>\(language.say("case.timeline"))</h2><ol class="timeline">\(lines)</ol></section>

            """
    }
}
