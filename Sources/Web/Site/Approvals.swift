import Kernel

/// The queue of what waits for the reader's approval.
struct ApprovalQueue: Hashable, Sendable {
    let language: Language
    /// Oldest due first.
    let lines: [Line]
    /// Delegations and paper approvals to confirm, said above.
    var notices: [Notice] = []

    /// One proposal.
    struct Line: Hashable, Sendable {
        let number: String
        let title: String
        /// What is proposed, in words.
        let proposal: String
        let proposer: String
        var proposedOn: CivilDate? = nil
        /// `第 1 级,共 2 级`.
        let step: String
        var due: Due? = nil
        let href: String
    }

    /// The page's content.
    var html: HTML {
        let say = { (key: String) in language.say(key) }
        let register = Register(
            language: language, head: PageHead(title: say("approvals.title"), lead: say("approvals.lead")),
            action: "",
            columns: ["number", "matter", "proposal", "proposer", "proposedOn", "step", "due"].map {
                Register.Column(label: say("approvals.column.\($0)"))
            },
            rows: lines.map { line in
                Register.Row(
                    cells: [
                        .idLink(line.number, href: line.href), .text(line.title), .text(line.proposal),
                        .text(line.proposer), line.proposedOn.map(PageCell.date) ?? .none, .text(line.step),
                        line.due.map(PageCell.due) ?? .none,
                    ], isOverdue: line.due?.isOverdue == true)
            },
            count: language.say("approvals.count", count: lines.count),
            empty: EmptyState(what: say("approvals.empty"), why: say("approvals.empty.why")))
        return "\(notices.map { $0.html(language) })\(register.html)"
    }
}

/// One proposal with everything its approver needs, on one screen.
struct ApprovalPage: Hashable, Sendable {
    let language: Language
    let number: String
    let title: String
    let state: Chip
    var due: Due? = nil
    /// What is proposed, by whom, why.
    let proposal: [PageBlock]
    /// The evidence, as far as the reader may see it.
    let evidence: Table
    /// What the rules ask, passed or not.
    let checks: [Check]
    /// The documents as they will go out; none where the act issues none.
    var documents: [DocumentPreview] = []
    /// The chain of approvals.
    let chain: [ChainStep]
    /// Approve: open and primary; nil for who only enters what was signed on paper.
    let approve: ActForm?
    /// Return, reject, enter a paper approval, recuse: folded.
    var others: [ActForm] = []
    var refused: [CasePage.RefusedAct] = []
    /// The whole case.
    let caseHref: String
    /// `2 / 7` in words, and the next proposal.
    var position: String? = nil
    var nextHref: String? = nil

    /// One thing the rules ask.
    struct Check: Hashable, Sendable {
        let text: String
        let outcome: Outcome
        var basis: Basis? = nil

        /// How it came out.
        enum Outcome: Hashable, Sendable {
            case passed, failed
            /// Not asked by the rules in force here.
            case notAsked
        }
    }

    /// One step of the chain.
    struct ChainStep: Hashable, Sendable {
        /// `分管领导`.
        let role: String
        let state: CasePage.Step.State
        /// Who, when and with what opinion, once given.
        var given: String? = nil
    }

    /// A document as it will be issued.
    struct DocumentPreview: Hashable, Sendable {
        let issuer: String
        /// 发文字号, or what will stand there.
        let number: String
        let title: String
        let addressee: String
        let paragraphs: [String]
        let signature: String
        let date: String
        /// The same as a file.
        var file: Link? = nil
    }

    /// The page's content.
    var html: HTML {
        let clock: HTML? = due.map { " \($0.html(language))" }
        let place: HTML? = position.map { "<span class=\"quiet\">\($0)</span>" }
        let next: HTML? = nextHref.map { href -> HTML in
            "<a class=\"btn btn-second\" href=\"\(href: href)\">\(language.say("approval.next")) →</a>"
        }
        return """
            <div class="case-head"><p class="case-number"><span class="id">\(number)</span> \(state.html)\(clock)</p>
            <div class="page-head"><h1>\(title)</h1><div class="page-acts">\(place)\
            <a class="btn btn-second" href="\(href: caseHref)">\(language.say("approval.wholeCase"))</a>\(next)\
            </div></div>
            </div>
            <div class="case">
            <div class="case-left">
            \(Section(title: language.say("approval.proposal"), blocks: proposal).html(language))
            \(checksHTML)
            \(documents.map(preview))
            \(Section(title: language.say("approval.evidence"), blocks: [.table(evidence)]).html(language))
            </div>
            <div class="case-right">
            \(deciding)
            </div>
            </div>
            """
    }

    private var deciding: HTML {
        let folded = others.map { form -> HTML in
            """
            <details class="act-fold"\(flag: "open", form.hasTrouble)><summary>\(form.title)</summary>
            \(form.html)
            </details>

            """
        }
        let refusals = refused.map { act -> HTML in
            let basis: HTML? = act.basis.map { "<br>\($0.html(language))" }
            return "<li><b>\(act.label)</b>\(language.say("site.colon"))\(act.reason)\(basis)</li>"
        }
        let refusedPart: HTML? =
            refused.isEmpty
            ? nil
            : """
            <section class="acts acts-refused"><h2>\(language.say("case.refused"))</h2><ul>\(refusals)</ul></section>
            """
        return """
            <section class="sheet"><h2>\(language.say("approval.chain"))</h2><ol class="chain">\(chain.map(step))</ol>
            </section>
            \(approving)
            <section class="acts">\(folded)</section>
            \(refusedPart)
            """
    }

    private var approving: HTML? {
        approve.map { form -> HTML in
            """
            <section class="next"><p class="next-mark">\(language.say("approval.mine"))</p><h2>\(form.title)</h2>
            \(form.html)
            </section>
            """
        }
    }

    private func step(_ step: ChainStep) -> HTML {
        let chip: Chip
        switch step.state {
        case .done: chip = Chip(label: language.say("approval.given"), shape: .done)
        case .here: chip = Chip(label: language.say("approval.awaited"), shape: .active)
        case .toCome: chip = Chip(label: language.say("approval.toCome"), shape: .open)
        }
        let given: HTML? = step.given.map { "<p class=\"quiet\">\($0)</p>" }
        return "<li><b>\(step.role)</b> \(chip.html)\(given)</li>"
    }

    private var checksHTML: HTML {
        let lines = checks.map { check -> HTML in
            let chip: Chip
            switch check.outcome {
            case .passed: chip = Chip(label: language.say("approval.check.passed"), shape: .done)
            case .failed: chip = Chip(label: language.say("approval.check.failed"), shape: .alarm)
            case .notAsked: chip = Chip(label: language.say("approval.check.notAsked"), shape: .open)
            }
            let basis: HTML? = check.basis.map { " \($0.html(language))" }
            return "<li>\(chip.html) <span>\(check.text)\(basis)</span></li>"
        }
        return """
            <section class="sheet"><h2>\(language.say("approval.checks"))</h2><ul class="checks">\(lines)</ul></section>

            """
    }

    private func preview(_ document: DocumentPreview) -> HTML {
        let file: HTML? = document.file.map { "<p class=\"more\"><a href=\"\(href: $0.href)\">\($0.label)</a></p>" }
        return """
            <section class="sheet"><h2>\(language.say("approval.document"))</h2>
            <article class="paper" lang="zh-CN" aria-label="\(document.title)">
            <p class="paper-issuer">\(document.issuer)</p><p class="paper-number">\(document.number)</p>
            <h3>\(document.title)</h3><p>\(document.addressee)</p>
            \(document.paragraphs.map { text -> HTML in "<p class=\"paper-text\">\(text)</p>" })
            <p class="paper-end">\(document.signature)<br>\(document.date)</p>
            </article>\(file)</section>

            """
    }
}
