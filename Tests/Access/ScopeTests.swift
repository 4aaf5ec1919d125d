import Access
import Kernel
import TestKit
import Testing

/// Draws the same numbers every time.
private struct Draw: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func one<T>(of items: [T]) -> T { items[Int(next() % UInt64(items.count))] }
    mutating func chance(_ percent: UInt64) -> Bool { next() % 100 < percent }
}

@Suite("What lists may show")
struct ScopeTests {
    private static let bodies = [Tree.top, Tree.higher, Tree.own, Tree.lower, Tree.sibling]
    private static let staff = [Tree.me, Tree.chief, Sample.staff("a"), Sample.staff("b")]

    private static func person(_ draw: inout Draw) -> Person {
        let body = draw.one(of: bodies)
        let grants = (0..<(1 + Int(draw.next() % 3))).map { _ in
            let office: Office? = draw.chance(80) ? draw.one(of: Office.allCases) : nil
            let roles = draw.chance(85) ? [.caseOfficer, .reviewer, .leaderInCharge, .head] : Role.allCases
            return Grant(
                role: draw.one(of: roles), office: office, body: draw.chance(80) ? body : draw.one(of: bodies),
                delegator: draw.chance(30) ? draw.one(of: staff) : nil)
        }
        let isRelated = draw.chance(10)
        return Person(
            staff: Tree.me, body: body, rank: Tree.rank(body), bodyPath: Tree.path(body), grants: grants,
            ownOfficial: draw.chance(10) ? Sample.miao : nil, related: isRelated ? [Tree.subject] : [])
    }

    private static func resource(_ draw: inout Draw) -> Resource {
        let body = draw.one(of: bodies)
        return Resource(
            mechanism: draw.one(of: Access.mechanisms), body: body, bodyPath: Tree.path(body),
            officers: Set(staff.filter { _ in draw.chance(20) }), recused: Set(staff.filter { _ in draw.chance(15) }),
            subjects: draw.chance(30) ? [Tree.subject] : [], isRestricted: draw.chance(40))
    }

    /// The list a scope stands for: what is assigned and what shows whole, without what one keeps away from.
    private static func shows(_ scope: Scope, _ person: Person, _ resource: Resource) -> Bool {
        guard !scope.isEmpty, !resource.recused.contains(scope.staff),
            person.related.isDisjoint(with: resource.subjects)
        else { return false }
        if let own = scope.ownOfficial, resource.subjects.contains(.official(own)) { return false }
        if resource.officers.contains(scope.staff) { return true }
        return scope.whole.contains { entry in
            entry.body == resource.body && entry.mechanism == resource.mechanism
                && (entry.showsRestricted || !resource.isRestricted)
                && (entry.delegator.map { !resource.recused.contains($0) } ?? true)
        }
    }

    @Test("a list shows exactly what sight permits, for 20,000 people and cases drawn", arguments: 1...4)
    func scopeIsSight(_ seed: UInt64) {
        var draw = Draw(state: seed &* 0x9E37_79B9_7F4A_7C15)
        for _ in 0..<5_000 {
            let person = Self.person(&draw)
            let resource = Self.resource(&draw)
            let isSeen = Access.decideSight(of: resource, by: person).isPermitted
            #expect(Self.shows(Access.scope(of: person), person, resource) == isSeen, "\(person) \(resource)")
        }
    }

    @Test("an awaited approval or a stepped-in head adds sight, and takes none away")
    func addsOnly() {
        var draw = Draw(state: 99)
        for _ in 0..<3_000 {
            let person = Self.person(&draw)
            let plain = Self.resource(&draw)
            let wide = Resource(
                mechanism: plain.mechanism, body: plain.body, bodyPath: plain.bodyPath, officers: plain.officers,
                recused: plain.recused, subjects: plain.subjects, isRestricted: plain.isRestricted,
                awaitedApproval: ApprovalStep(role: .head), isHeadAway: true)
            if Access.decideSight(of: plain, by: person).isPermitted {
                #expect(Access.decideSight(of: wide, by: person).isPermitted)
            }
        }
    }
}
