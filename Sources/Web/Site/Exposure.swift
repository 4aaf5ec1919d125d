/// What leaves the Body by an act, shown before the box that says it has been looked at: whom it reaches, in which
/// words, and what a reader could conclude about the reporter.
struct Exposure: Hashable, Sendable {
    let language: Language
    /// Names of those who will read or hear it.
    let recipients: [String]
    /// The words of the case that they will see.
    let wording: [String]
    /// What they could conclude about the reporter.
    let inferences: [String]

    /// The box.
    var html: HTML {
        """
        <section class="exposure" aria-label="\(language.say("exposure.title"))">
        <p><b>\(language.say("exposure.title"))</b></p>
        \(part(language.say("exposure.recipients"), recipients))\
        \(part(language.say("exposure.wording"), wording))\
        \(part(language.say("exposure.inferences"), inferences))
        </section>

        """
    }

    private func part(_ title: String, _ lines: [String]) -> HTML? {
        guard !lines.isEmpty else { return nil }
        return """
            <p class="exposure-part">\(title)</p>
            <ul>\(lines.map { line -> HTML in "<li>\(line)</li>" })</ul>

            """
    }
}
