import Access
import Kernel
import TestKit

/// A tree of five Bodies, and people and cases in it.
enum Tree {
    static let top = Sample.id("top", as: BodyCode.self)
    static let higher = Sample.id("higher", as: BodyCode.self)
    static let own = Sample.id("own", as: BodyCode.self)
    static let lower = Sample.id("lower", as: BodyCode.self)
    static let sibling = Sample.id("sibling", as: BodyCode.self)

    static func path(_ body: BodyCode) -> [BodyCode] {
        switch body {
        case top: [top]
        case higher: [top, higher]
        case lower: [top, higher, own, lower]
        default: [top, higher, body]
        }
    }

    static func rank(_ body: BodyCode) -> Rank {
        switch body {
        case top: .province
        case higher: .prefecture
        case lower: .township
        default: .county
        }
    }

    static let me = Sample.staff("me")
    static let chief = Sample.staff("chief")
    static let subject = Subject.official(Sample.miao)

    /// A person with one role.
    static func person(
        _ role: Role, _ office: Office? = nil, of body: BodyCode = own, for delegator: StaffId? = nil,
        isSubject: Bool = false, isRelated: Bool = false
    ) -> Person {
        person([Grant(role: role, office: office, body: body, delegator: delegator)], of: body, isSubject, isRelated)
    }

    /// A person with several.
    static func person(
        _ grants: [Grant], of body: BodyCode = own, _ isSubject: Bool = false, _ isRelated: Bool = false
    ) -> Person {
        Person(
            staff: me, body: body, rank: rank(body), bodyPath: path(body), grants: grants,
            ownOfficial: isSubject ? Sample.miao : nil, related: isRelated ? [subject] : [])
    }

    /// A case of the county Body.
    static func resource(
        _ mechanism: String = "verification", officers: Set<StaffId> = [], recused: Set<StaffId> = [],
        isRestricted: Bool = false, isOpen: Bool = true, awaits step: ApprovalStep? = nil,
        movesBy decider: BodyCode? = nil,
        isHeadAway: Bool = false
    ) -> Resource {
        Resource(
            mechanism: mechanism, body: own, bodyPath: path(own), officers: officers, recused: recused,
            subjects: [subject], isRestricted: isRestricted, isOpen: isOpen, awaitedApproval: step,
            moveDecider: decider,
            isHeadAway: isHeadAway)
    }
}

extension Decision {
    var isPermitted: Bool { denial == nil }
}
