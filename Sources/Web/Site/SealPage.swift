import Kernel
import Seal

/// The seal of the journal: the newest heads, what waits for one, the heads kept of other installations, and alarms.
struct SealPage: Hashable, Sendable {
    let language: Language
    /// Newest first.
    let heads: [TreeHead]
    /// How many events have no leaf yet.
    let waiting: Int
    /// The last head of each source that fits.
    let kept: [Line]
    let alarms: [Line]

    /// A head of another installation.
    struct Line: Hashable, Sendable {
        let source: String
        let state: WitnessHead.State
        let head: TreeHead
        let receivedAt: Instant
        let receivedBy: String

        init(_ head: WitnessHead, receivedBy: String) {
            source = head.source
            state = head.state
            self.head = head.head
            receivedAt = head.receivedAt
            self.receivedBy = receivedBy
        }
    }

    var title: String { language.say("administration.tool.seal") }

    /// The page's content.
    var html: HTML {
        """
        \(PageHead(title: title, lead: language.say("seal.lead")).html)
        \(alarms.isEmpty ? nil : alarm)
        \(Section(title: language.say("seal.own"), blocks: [.facts(facts), .table(own)]).html(language))
        \(Section(title: language.say("seal.witness"), blocks: [.table(witness)]).html(language))
        """
    }

    private var alarm: HTML {
        let notice = Notice(
            kind: .problem, text: language.say("seal.alarm", count: alarms.count),
            heading: language.say("seal.alarm.heading"))
        let section = Section(title: language.say("seal.alarms"), blocks: [.table(alarmTable)])
        return "\(notice.html(language))\(section.html(language))"
    }

    private var facts: [Fact] {
        [
            Fact(
                term: language.say("seal.sealed"),
                value: .text(language.say("seal.count", count: heads.first?.size ?? 0))),
            Fact(term: language.say("seal.waiting"), value: .text(language.say("seal.count", count: waiting))),
            Fact(term: language.say("seal.key"), value: heads.first.map { .lines(Self.digits(of: $0)) } ?? .none),
        ]
    }

    private var own: Table {
        Table(
            caption: language.say("seal.own"), head: head(["signedAt", "size", "root", "keyId"]),
            rows: heads.map { [.time($0.signedAt), .number($0.size), root($0), .id($0.keyId)] },
            empty: language.say("seal.own.none"))
    }

    private var witness: Table {
        Table(
            caption: language.say("seal.witness"),
            head: head(["source", "state", "size", "signedAt", "receivedAt", "receivedBy", "root"]),
            rows: kept.map { line in
                [
                    .text(line.source), .chip(chip(of: line.source)), .number(line.head.size),
                    .time(line.head.signedAt), .time(line.receivedAt), .text(line.receivedBy), root(line.head),
                ]
            }, empty: language.say("seal.witness.none"))
    }

    private var alarmTable: Table {
        Table(
            caption: language.say("seal.alarms"), head: head(["source", "what", "size", "receivedAt", "root"]),
            rows: alarms.map { line in
                [
                    .text(line.source), .text(language.say("seal.state.\(line.state.rawValue).why")),
                    .number(line.head.size), .time(line.receivedAt), root(line.head),
                ]
            })
    }

    private func chip(of source: String) -> Chip {
        guard let alarm = alarms.first(where: { $0.source == source }) else {
            return Chip(label: language.say("seal.state.kept"), shape: .done)
        }
        return Chip(label: language.say("seal.state.\(alarm.state.rawValue)"), shape: .alarm)
    }

    /// The public key in four lines: 64 digits in one are wider than a telephone.
    private static func digits(of head: TreeHead) -> [String] {
        let digits = head.publicKey.hexadecimal
        return stride(from: 0, to: digits.count, by: 16).map { String(digits.dropFirst($0).prefix(16)) }
    }

    private func root(_ head: TreeHead) -> PageCell { .id(String(head.root.hexadecimal.prefix(16)) + "…") }

    private func head(_ columns: [String]) -> [String] { columns.map { language.say("seal.column.\($0)") } }
}
