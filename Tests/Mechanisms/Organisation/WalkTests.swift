import Kernel
import Organisation
import TestKit
import Testing

/// Plays every command by every actor to a depth and shows each state reached; refusals leave the state as it is.
private func walk<M: Decider>(
    _ scenario: Scenario<M>, commands: [M.Command], actors: [String], depth: Int, look: (Scenario<M>) -> Void
) {
    look(scenario)
    guard depth > 0 else { return }
    for command in commands {
        for actor in actors {
            var next = scenario
            guard (try? next.act(command, by: actor)) != nil, next.history.count > scenario.history.count else {
                continue
            }
            walk(next, commands: commands, actors: actors, depth: depth - 1, look: look)
        }
    }
}

@Suite("However the acts follow each other")
struct WalkTests {
    @Test("an administrator never holds another role, nobody raises himself, roles have one delegate")
    func staff() {
        let kin = StaffRegistry.Relation(to: .official(Sample.miao), kind: .child)
        let commands: [StaffRegistry.Command] =
            [
                hu(posts: []), hu(posts: [Post(.head)]), absence(role: .head), absence(role: .head, from: tomorrow),
                .endDelegation(role: .head, reason: "返回"), .declareRelation(kin), .leave(leaving: .retired),
                .move(body: Sample.yueyang, posts: [Post(.guidance)], reason: "调任"),
                .revoke(Post(.head), reason: "调整"),
                .changeOffice(role: .head, from: nil, to: .leadership, reason: "调整"),
                .second(body: Sample.yueyang, until: tomorrow, reason: "抽调"), .returnHome(reason: "期满"),
            ]
            + [Role.head, .systemAdministrator, .auditAdministrator, .reviewer, .caseOfficer].map { .grant(Post($0)) }
        var count = 0
        walk(
            Scenario<StaffRegistry>(facts: facts()), commands: commands, actors: ["clerk", "hu"], depth: 4
        ) { scenario in
            count += 1
            guard let member = scenario.state.member else { return }
            #expect(member.roles.count <= 1 || !member.roles.contains(where: \.isAdministrator))
            #expect(!member.roles.isSuperset(of: [.reviewer, .caseOfficer]))
            let holding = member.delegations.filter { $0.holds(on: tomorrow) }
            #expect(holding.count <= 1)
            for recorded in scenario.history where recorded.actor == .staff(member.id) {
                switch recorded.event {
                case .granted, .engaged, .moved, .untilSet, .revoked, .officeChanged, .seconded, .returned, .left:
                    Issue.record("nobody changes the own rights")
                case .nameCorrected, .officialLinked, .relationDeclared, .relationWithdrawn, .delegated,
                    .delegationEnded:
                    break
                }
            }
        }
        #expect(count > 1_000)
    }

    @Test("a replayed history gives the state that was reached")
    func replay() throws {
        let commands: [OfficialRegistry.Command] = [
            miao(), .changePost(service("书记")), .leave(leaving: .retired), .leave(leaving: .died),
            .correctName(name: "缪二", reason: "笔误"), .changeMembership(isPartyMember: false, reason: "出党"),
            .sealIdentity(Sample.sealed("number")),
        ]
        var count = 0
        walk(
            Scenario<OfficialRegistry>(facts: OfficialRegistry.Facts()), commands: commands, actors: ["clerk", "li"],
            depth: 4
        ) { scenario in
            count += 1
            #expect((try? OfficialRegistry.replay(scenario.history)) == scenario.state)
        }
        #expect(count > 100)
    }

    @Test("a closed Body or Unit changes no more")
    func closed() {
        let bodies: [BodyRegistry.Command] = [
            quyuan(), .rename(name: "甲", shortName: "甲纪", reason: "改"), .close(successor: nil, reason: "撤"),
            .changeParent(parent: Sample.yueyang, reason: "调"),
        ]
        walk(Scenario<BodyRegistry>(facts: underYueyang), commands: bodies, actors: ["clerk"], depth: 5) { scenario in
            guard case .closed = scenario.state else { return }
            #expect(scenario.refusal(.rename(name: "乙", shortName: "乙纪", reason: "改"), by: "li") == .closedBefore)
        }
        let units: [UnitRegistry.Command] = [
            bureau(), .rename(name: "甲", reason: "改"), .changeBody(body: Sample.yueyang, reason: "调"),
            .close(successor: nil, reason: "撤"),
        ]
        walk(
            Scenario<UnitRegistry>(facts: UnitRegistry.Facts()), commands: units, actors: ["clerk"], depth: 5
        ) { scenario in
            guard case .closed = scenario.state else { return }
            #expect(scenario.refusal(.rename(name: "乙", reason: "改"), by: "li") == .closedBefore)
        }
    }
}
