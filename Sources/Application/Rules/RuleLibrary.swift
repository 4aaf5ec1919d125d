import Foundation
import Kernel
import RuleBook
import Storage

/// The rule sets in the journal, ready to be resolved. Answers are kept, since a Body's rules change seldom.
///
/// A final class because every request asks it and `load` replaces what it holds; guarded by its lock.
package final class RuleLibrary: RuleSource {
    private let lock = NSLock()
    nonisolated(unsafe) private var sets: [LoadedRuleSet] = []
    /// By the digests of the sets that make them, nearest first: most Bodies and days share their rules.
    nonisolated(unsafe) private var answers: [[String]: RulesInForce] = [:]
    /// How many events of rule sets were read; they only ever become more.
    nonisolated(unsafe) private var eventCount = -1

    package init() {}

    /// Reads every rule set of the journal.
    package func load(from session: any SQLSession) throws {
        let count = try Self.eventCount(in: session)
        var loaded: [LoadedRuleSet] = []
        for digest in try Self.digests(in: session) {
            let entries = try Journal.events(of: StreamId(RuleBook.mechanism, digest), in: session)
            let state = try RuleBook.replay(try entries.map { try $0.event.recorded(as: RuleBook.self) })
            switch state {
            case .absent: continue
            case .loaded(let set, _): loaded.append(LoadedRuleSet(digest: digest, set: set))
            case .repealed(let set, let repeal, _):
                loaded.append(LoadedRuleSet(digest: digest, set: set, repealedOn: repeal.on))
            }
        }
        lock.withLock {
            // Whoever looked at an earlier moment does not take back what is known of a later one.
            guard count >= eventCount else { return }
            eventCount = count
            sets = loaded
            answers.removeAll()
        }
    }

    package func refresh(from session: any SQLSession) throws {
        guard session.hasOtherWriters else { return }
        let known = lock.withLock { eventCount }
        if try Self.eventCount(in: session) > known { try load(from: session) }
    }

    /// The sets now held.
    package var loadedSets: [LoadedRuleSet] { lock.withLock { sets } }

    package func rules(for path: [BodyCode], on day: CivilDate) -> RulesInForce {
        let lineage = Array(Self.lineage(of: path).reversed())
        return answer { RuleResolver.inForce(for: lineage, on: day, among: $0).map(\.digest) }
    }

    package func pinned(_ ruleSets: [String], for path: [BodyCode], openedOn day: CivilDate) -> RulesInForce {
        answer { _ in ruleSets }
    }

    /// The path with the divisions above it that its top's own code names: an installation of a county has no Body
    /// for its province, whose rules hold there all the same.
    static func lineage(of path: [BodyCode]) -> [BodyCode] {
        guard let top = path.first?.text, top.utf8.count == 9, top.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return path
        }
        let above = [2, 4, 6].map { top.prefix($0) + String(repeating: "0", count: 9 - $0) }
            .filter { $0 != top }.compactMap { BodyCode(String($0)) }
        var seen = Set(path)
        return above.filter { seen.insert($0).inserted } + path
    }

    private func answer(_ digests: ([LoadedRuleSet]) -> [String]) -> RulesInForce {
        lock.withLock {
            let wanted = digests(sets)
            if let known = answers[wanted] { return known }
            do {
                let rules = try RuleResolver.rules(pinned: wanted, among: sets)
                answers[wanted] = rules
                return rules
            } catch {
                preconditionFailure("a pinned rule set is in the journal before the case that pins it")
            }
        }
    }

    /// What `refresh` asks: who knows that it will be asked can have it answered with something else. The bounds stand
    /// in the text, since PostgreSQL would plan a range of values that it does not know anew each time.
    static let question = SQLQuestion(
        "SELECT count(*) FROM event WHERE stream >= '\(RuleBook.mechanism)/' AND stream < '\(RuleBook.mechanism)0'", [],
        isOfRegisters: true)

    private static func eventCount(in session: any SQLSession) throws(StoreError) -> Int {
        try session.rows([question]).first?.first?.int(0) ?? 0
    }

    private static func digests(in session: any SQLSession) throws(StoreError) -> [String] {
        try session.rows(
            "SELECT stream FROM event WHERE stream >= ? AND stream < ? AND version = 1 ORDER BY stream",
            [.text("\(RuleBook.mechanism)/"), .text("\(RuleBook.mechanism)0")]
        ).compactMap { StreamId($0.text(0))?.id }
    }
}

extension RuleLibrary {
    /// Loads rule sets into the journal, those not in it yet.
    /// - Returns: how many were new.
    package static func journal(
        _ new: [RuleBook.RuleSet], actor: Actor, actingBody: BodyCode, now: Instant, in session: any SQLSession
    ) throws -> Int {
        try session.hold(.registers, .exclusive)
        let library = RuleLibrary()
        try library.load(from: session)
        var loaded = library.loadedSets
        var count = 0
        for set in new {
            let digest = RuleSetFile.digest(of: set)
            guard !loaded.contains(where: { $0.digest == digest }) else { continue }
            let path = try Directory.body(set.issuer, in: session)?.path.reversed() ?? [set.issuer]
            let context = Context(
                actor: actor, actingBody: actingBody, occurredOn: now.chinaDate, today: now.chinaDate, now: now,
                rules: .none, calendar: .unpublished, caseNumber: "",
                facts: RuleBook.Facts(path: Array(path), loaded: loaded))
            let events: [RuleBook.Event]
            do {
                events = try RuleBook.decide(.load(set), given: .absent, in: context)
            } catch {
                throw ActFailure.refused(RefusalNotice(error, of: RuleBook.mechanism))
            }
            let decided = Decided<RuleBook>(
                events: events, stream: StreamId(RuleBook.mechanism, digest), head: .empty, state: .absent)
            _ = try decided.write(
                by: Author(actor: actor, actingBody: actingBody, occurredOn: now.chinaDate, now: now), in: session)
            loaded.append(LoadedRuleSet(digest: digest, set: set))
            count += 1
        }
        return count
    }
}
