import Access
import Kernel
import TestKit
import Testing

@Suite("Tries to get around access")
struct CheatingTests {
    @Test(
        "an administrator sees no case, whatever else they were given",
        arguments: [Role.systemAdministrator, .securityAdministrator, .auditAdministrator])
    func administrators(_ role: Role) {
        let person = Tree.person([
            Grant(role: .head, office: .leadership, body: Tree.own), Grant(role: role, office: nil, body: Tree.own),
            Grant(role: .caseOfficer, office: .petition, body: Tree.own, delegator: Tree.chief),
        ])
        let case1 = Tree.resource("intake", officers: [Tree.me], awaits: ApprovalStep(role: .head))
        #expect(Access.decideSight(of: case1, by: person) == .deny(.administrator))
        #expect(Access.decide(.awaitedApproval, on: case1, by: person) == .deny(.administrator))
        #expect(Access.decideOpening(.office([.petition]), by: person) == .deny(.administrator))
        #expect(Access.scope(of: person).isEmpty)
    }

    @Test("a role delegated by somebody recused is void, an own one is not")
    func voidDelegation() {
        let delegated = Tree.person(.head, .leadership, for: Tree.chief)
        let case1 = Tree.resource(recused: [Tree.chief])
        #expect(Access.decideSight(of: case1, by: delegated) == .deny(.noBond))
        #expect(Access.decide(.head, on: case1, by: delegated) == .deny(.noBond))
        let both = Tree.person([
            Grant(role: .caseOfficer, office: .caseManagement, body: Tree.own),
            Grant(role: .head, office: .leadership, body: Tree.own, delegator: Tree.chief),
        ])
        #expect(Access.decide(.allot, on: case1, by: both) == .permit(onBehalfOf: nil))
        #expect(Access.decide(.head, on: case1, by: both) == .deny(.otherRole))
    }

    @Test("what is done by delegation names the delegator; an own role is used first")
    func onBehalf() {
        let both = [
            Grant(role: .leaderInCharge, office: .leadership, body: Tree.own, delegator: Tree.chief),
            Grant(role: .leaderInCharge, office: .leadership, body: Tree.own),
        ]
        #expect(Access.decide(.leader, on: Tree.resource(), by: Tree.person(both)) == .permit(onBehalfOf: nil))
        #expect(
            Access.decide(.leader, on: Tree.resource(), by: Tree.person(Array(both.prefix(1))))
                == .permit(onBehalfOf: Tree.chief))
    }

    @Test("a recused head decides no recusal, the head of the next higher Body does (REC-004)")
    func recusedHead() {
        let case1 = Tree.resource(recused: [Tree.me], isHeadAway: true)
        #expect(Access.decide(.head, on: case1, by: Tree.person(.head, .leadership)) == .deny(.recused))
        let away = Tree.resource(recused: [Tree.chief], isHeadAway: true)
        let above = Tree.person(.head, .leadership, of: Tree.higher)
        #expect(Access.decide(.head, on: away, by: above) == .permit(onBehalfOf: nil))
        #expect(Access.decide(.head, on: Tree.resource(), by: above) == .deny(.noBond))
        for body in [Tree.top, Tree.sibling, Tree.lower] {
            #expect(
                Access.decide(.head, on: away, by: Tree.person(.head, .leadership, of: body)) == .deny(.noBond))
        }
        // The deputy who stands in for the head who keeps away does not decide it either.
        #expect(
            Access.decide(.head, on: away, by: Tree.person(.head, .leadership, for: Tree.chief)) == .deny(.noBond))
        #expect(
            Access.decide(.head, on: away, by: Tree.person(.leaderInCharge, .leadership)) == .deny(.otherRole))
    }

    @Test("the higher head who stepped in may decide recusals and nothing of the lower Body's own work")
    func steppedIn() {
        let away = Tree.resource(recused: [Tree.chief], isHeadAway: true)
        let above = Tree.person(.head, .leadership, of: Tree.higher)
        for permission in [Permission.leader, .allot, .officer, .qualityGate, .paperClerk, .awaitedApproval] {
            #expect(!Access.decide(permission, on: away, by: above).isPermitted, "\(permission)")
        }
    }

    @Test("an approval awaited at a rank is given by that rank's Body above the case, not by a Body beside it")
    func rank() {
        let step = ApprovalStep(role: .leaderInCharge, rank: .prefecture)
        let case1 = Tree.resource(awaits: step)
        func decision(_ role: Role, _ body: BodyCode) -> Decision {
            Access.decide(.awaitedApproval, on: case1, by: Tree.person(role, .leadership, of: body))
        }
        #expect(decision(.leaderInCharge, Tree.higher).isPermitted)
        #expect(decision(.head, Tree.higher) == .deny(.noBond))
        #expect(decision(.leaderInCharge, Tree.own) == .deny(.otherRole))
        #expect(decision(.leaderInCharge, Tree.top) == .deny(.noBond))
        let beside = Person(
            staff: Tree.me, body: Tree.sibling, rank: .prefecture, bodyPath: [Tree.top, Tree.sibling],
            grants: [Grant(role: .leaderInCharge, office: .leadership, body: Tree.sibling)])
        #expect(Access.decide(.awaitedApproval, on: case1, by: beside) == .deny(.noBond))
    }

    @Test("an officer of the case does not pass its quality gate, nor does one who stands in for an officer")
    func qualityGate() {
        let mine = Tree.resource(officers: [Tree.me])
        #expect(Access.decide(.qualityGate, on: mine, by: Tree.person(.reviewer, .review)) == .deny(.handlesIt))
        let chiefs = Tree.resource(officers: [Tree.chief])
        let standIn = Tree.person(.reviewer, .review, for: Tree.chief)
        #expect(Access.decide(.qualityGate, on: chiefs, by: standIn) == .deny(.handlesIt))
    }

    @Test("a restricted case is seen by the office that passes its quality gate while it waits there, and by no other")
    func restrictedGate() {
        func sight(_ isAtGate: Bool, _ role: Role, _ office: Office, _ body: BodyCode = Tree.own) -> Decision {
            let resource = Resource(
                mechanism: "verification", body: Tree.own, bodyPath: Tree.path(Tree.own), recused: [Tree.chief],
                subjects: [Tree.subject], isRestricted: true, isAtQualityGate: isAtGate)
            return Access.decideSight(of: resource, by: Tree.person(role, office, of: body))
        }
        #expect(sight(true, .reviewer, .review).isPermitted)
        #expect(sight(false, .reviewer, .review) == .deny(.noBond))
        #expect(sight(true, .caseOfficer, .caseManagement) == .deny(.noBond))
        #expect(sight(true, .statistics, .review) == .deny(.noBond))
        #expect(sight(true, .reviewer, .review, Tree.higher) == .deny(.noBond))
    }

    @Test("related to one of several subjects is related")
    func oneOfSeveral() {
        let others: Set<Subject> = [.official(Sample.id("other", as: OfficialId.self)), Tree.subject]
        let case1 = Resource(mechanism: "intake", body: Tree.own, bodyPath: Tree.path(Tree.own), subjects: others)
        #expect(
            Access.decideSight(of: case1, by: Tree.person(.head, .leadership, isRelated: true)) == .deny(.recused))
        #expect(
            Access.decideSight(of: case1, by: Tree.person(.head, .leadership, isSubject: true)) == .deny(.recused))
    }

    @Test("only the leader of the Body that decides on a move sees the case because of it, and only while it is asked")
    func moveDecider() {
        for role in Role.allCases {
            let person = Tree.person(role, of: Tree.higher)
            let asked = Tree.resource(movesBy: Tree.higher)
            let decides = role == .leaderInCharge || role == .head
            #expect((Access.decideSight(of: asked, by: person).denial == nil) == decides, "\(role)")
            #expect((Access.decide(.moveDecider, on: asked, by: person).denial == nil) == decides, "\(role)")
            #expect(Access.decideSight(of: Tree.resource(), by: person).denial != nil, "\(role)")
            #expect(Access.decide(.leader, on: asked, by: person).denial != nil, "it is not theirs yet: \(role)")
            let recused = Tree.resource(recused: [Tree.me], movesBy: Tree.higher)
            #expect(
                Access.decideSight(of: recused, by: person) == .deny(role.isAdministrator ? .administrator : .recused))
            let elsewhere = Tree.person(role, of: Tree.sibling)
            #expect(Access.decideSight(of: asked, by: elsewhere).denial != nil, "\(role)")
        }
    }

    @Test("an officer of another Body, lent or moved away since, sees a case only while work remains")
    func goneOfficer() {
        for role in Role.allCases where !role.isAdministrator {
            for body in [Tree.higher, Tree.lower, Tree.sibling] {
                let person = Tree.person(role, of: body)
                let open = Tree.resource(officers: [Tree.me])
                #expect(Access.decideSight(of: open, by: person).denial == nil, "\(role)")
                let closed = Tree.resource(officers: [Tree.me], isOpen: false)
                #expect(Access.decideSight(of: closed, by: person) == .deny(.noBond), "\(role)")
            }
            let own = Tree.person(role)
            #expect(
                Access.decideSight(of: Tree.resource(officers: [Tree.me], isOpen: false), by: own).denial == nil)
        }
    }
}
