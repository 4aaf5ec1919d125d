import Kernel
import Organisation
import TestKit
import Testing

@Suite("The register of staff")
struct StaffRegistryTests {
    private typealias Staff = StaffRegistry
    private let leader = hu(posts: [Post(.leaderInCharge)])
    private let kin = StaffRegistry.Relation(to: .official(Sample.miao), kind: .sibling)

    private func refusal(
        after commands: [StaffRegistry.Command], _ command: StaffRegistry.Command, by actor: String = "other",
        facts: StaffRegistry.Facts = StaffRegistry.Facts(), on day: CivilDate = Sample.today
    ) throws -> StaffRegistry.Refusal? {
        var scenario: Scenario<StaffRegistry> = try after(commands, facts: StaffRegistry.Facts())
        scenario.facts = facts
        return scenario.refusal(command, by: actor, on: day)
    }

    @Test("each refusal of engagement and roles has its case, in the order in which decide asks")
    func refusals() throws {
        let gone = [hu(), StaffRegistry.Command.leave(leaving: .retired)]
        let official = StaffRegistry.Command.linkOfficial(Sample.miao)
        let grant = StaffRegistry.Command.grant(Post(.archivist))
        let revoke = StaffRegistry.Command.revoke(Post(.caseOfficer, in: .supervision), reason: " ")
        let rows: [(StaffRegistry.Refusal, StaffRegistry.Refusal?)] = try [
            (.occurredInFuture, refusal(after: [], hu(), on: tomorrow)),
            (.engagedBefore, refusal(after: [hu()], hu(name: "别人"))),
            (.notEngaged, refusal(after: [], .leave(leaving: .retired))),
            (.leftBefore, refusal(after: gone, grant)),
            (.occurredBeforeEngagement(yesterday), refusal(after: [hu()], grant, on: yesterday.adding(days: -1))),
            (.ownRightsChange, refusal(after: [hu()], grant, by: "hu")),
            (.ownRightsChange, refusal(after: [hu()], .setUntil(nil, reason: "留用"), by: "hu")),
            (.textMissing(field: "name"), refusal(after: [], hu(name: ""))),
            (.textMissing(field: "reason"), refusal(after: [hu()], revoke)),
            (.textTooLong(field: "name"), refusal(after: [], hu(name: String(repeating: "长", count: 201)))),
            (.nothingChanges, refusal(after: [hu()], .correctName(name: "胡某", reason: "笔误"))),
            (.bodyUnknown, refusal(after: [], hu(), facts: Staff.Facts(bodyIsActive: false))),
            (
                .unitUnknown,
                refusal(
                    after: [], hu(posts: [Post(.unitContact)], unit: unit("none")),
                    facts: Staff.Facts(unitIsActive: false))
            ),
            (.subjectUnknown, refusal(after: [hu()], official, facts: Staff.Facts(subjectIsKnown: false))),
            (
                .officialTaken(by: Sample.staff("li")),
                refusal(after: [hu()], official, facts: Staff.Facts(officialTakenBy: Sample.staff("li")))
            ),
            (.rolesRepeated, refusal(after: [], hu(posts: [Post(.head), Post(.head)]))),
            (.unitContactNeedsUnit, refusal(after: [], hu(posts: [Post(.unitContact)]))),
            (.unitContactNeedsUnit, refusal(after: [], hu(unit: unit("transport")))),
            (
                .unitContactHasNoOtherRole,
                refusal(after: [], hu(posts: [Post(.unitContact), Post(.head)], unit: unit("transport")))
            ),
            (.reviewerNeverHandles, refusal(after: [hu()], .grant(Post(.reviewer, in: .review)))),
            (.secondmentOver, refusal(after: [hu(until: yesterday)], grant)),
            (.roleHeld(.caseOfficer), refusal(after: [hu()], .grant(Post(.caseOfficer, in: .supervision)))),
            (.roleNotHeld(.head), refusal(after: [hu()], .revoke(Post(.head), reason: "调整"))),
            (.endsBeforeItBegins(field: "until"), refusal(after: [hu()], .setUntil(yesterday, reason: "到期"))),
            (
                .casesRemain(2),
                refusal(after: [hu()], .leave(leaving: .retired), facts: Staff.Facts(openCaseCount: 2))
            ),
        ]
        for (expected, met) in rows { #expect(met == expected) }
    }

    @Test("each refusal of moving between offices and Bodies has its case, in the order in which decide asks")
    func moves() throws {
        let change = { (from: Office?, to: Office?) in
            StaffRegistry.Command.changeOffice(role: .caseOfficer, from: from, to: to, reason: "轮岗")
        }
        let second = { (until: CivilDate) in
            StaffRegistry.Command.second(body: Sample.yueyang, until: until, reason: "抽调")
        }
        let home = StaffRegistry.Command.returnHome(reason: "期满")
        let lent = [hu(), second(tomorrow)]
        let two = [hu(), StaffRegistry.Command.grant(Post(.caseOfficer, in: .petition))]
        let work = Staff.Facts(openCaseCount: 2)
        let rows: [(StaffRegistry.Refusal, StaffRegistry.Refusal?)] = try [
            (.ownRightsChange, refusal(after: [hu()], change(.supervision, .petition), by: "hu")),
            (.secondmentOver, refusal(after: [hu(until: yesterday)], change(.supervision, .petition))),
            (.roleNotHeld(.caseOfficer), refusal(after: [hu()], change(.petition, .supervision))),
            (.nothingChanges, refusal(after: [hu()], change(.supervision, .supervision))),
            (.roleHeld(.caseOfficer), refusal(after: two, change(.supervision, .petition))),
            (.ownRightsChange, refusal(after: [hu()], second(tomorrow), by: "hu")),
            (.secondedBefore, refusal(after: lent, .second(body: Sample.quyuan, until: tomorrow, reason: "抽调"))),
            (.nothingChanges, refusal(after: [hu()], .second(body: Sample.quyuan, until: tomorrow, reason: "抽调"))),
            (.bodyUnknown, refusal(after: [hu()], second(tomorrow), facts: Staff.Facts(bodyIsActive: false))),
            (.endsBeforeItBegins(field: "until"), refusal(after: [hu()], second(yesterday))),
            (.casesRemain(2), refusal(after: [hu()], second(tomorrow), facts: work)),
            (.ownRightsChange, refusal(after: lent, home, by: "hu")),
            (.notSeconded, refusal(after: [hu()], home)),
            (.casesRemain(2), refusal(after: lent, home, facts: work)),
            (.secondmentNeedsEnd, refusal(after: lent, .setUntil(nil, reason: "留用"))),
            (
                .textMissing(field: "reason"),
                refusal(after: [hu()], .second(body: body("x"), until: tomorrow, reason: ""))
            ),
        ]
        for (expected, met) in rows { #expect(met == expected) }
    }

    @Test("the last head of a Body and the last administrator of each kind stay until another is appointed")
    func lastOnes() throws {
        for role in [Role.head, .systemAdministrator, .securityAdministrator, .auditAdministrator] {
            let holder = [hu(posts: [Post(role)])]
            let sole = Staff.Facts(soleRoles: [role])
            for command: StaffRegistry.Command in [
                .revoke(Post(role), reason: "调整"), .leave(leaving: .retired), .leave(leaving: .removed),
                .move(body: Sample.yueyang, posts: [], reason: "调任"), .setUntil(tomorrow, reason: "抽调"),
                .second(body: Sample.yueyang, until: tomorrow, reason: "抽调"),
            ] {
                #expect(try refusal(after: holder, command, facts: sole) == .lastInRole(role))
                #expect(try refusal(after: holder, command) == nil)
            }
        }
        let twice = [hu(posts: [Post(.head), Post(.head, in: .leadership)])]
        #expect(
            try refusal(after: twice, .revoke(Post(.head), reason: "重复"), facts: Staff.Facts(soleRoles: [.head])) == nil
        )
    }

    @Test("nobody takes roles from himself or leaves by an act of his own")
    func ownEnd() throws {
        let revoke = StaffRegistry.Command.revoke(Post(.caseOfficer, in: .supervision), reason: "调整")
        #expect(try refusal(after: [hu()], revoke, by: "hu") == .ownRightsChange)
        #expect(try refusal(after: [hu()], .leave(leaving: .retired), by: "hu") == .ownRightsChange)
    }

    @Test("who still is officer of a case becomes no administrator")
    func administratorWithoutCases() throws {
        let grant = StaffRegistry.Command.grant(Post(.auditAdministrator))
        #expect(try refusal(after: [hu(posts: [])], grant, facts: Staff.Facts(openCaseCount: 1)) == .casesRemain(1))
        #expect(try refusal(after: [hu(posts: [])], .grant(Post(.head)), facts: Staff.Facts(openCaseCount: 1)) == nil)
    }

    @Test("who is lent works there until the day, returns without roles, and the history keeps Body, office and days")
    func lent() throws {
        var scenario: Scenario<StaffRegistry> = try after([hu()], facts: StaffRegistry.Facts())
        try scenario.act(
            .changeOffice(role: .caseOfficer, from: .supervision, to: .petition, reason: "轮岗"), by: "clerk")
        try scenario.act(.second(body: Sample.yueyang, until: tomorrow, reason: "抽调"), by: "clerk")
        let away = try #require(scenario.state.member)
        #expect(away.body == Sample.yueyang && away.home == Sample.quyuan && away.posts.isEmpty)
        #expect(away.isEngaged(on: tomorrow) && !away.isEngaged(on: tomorrow.adding(days: 1)))
        try scenario.act(.returnHome(reason: "期满"), by: "clerk")
        let back = try #require(scenario.state.member)
        #expect(back.body == Sample.quyuan && back.home == nil && back.until == nil && back.posts.isEmpty)
        #expect(
            back.pastEngagements.map(\.posts) == [
                [Post(.caseOfficer, in: .supervision)], [Post(.caseOfficer, in: .petition)], [],
            ])
        #expect(back.pastEngagements.map(\.body) == [Sample.quyuan, Sample.quyuan, Sample.yueyang])
    }

    @Test(
        "an administrator has one role and no other (SEC-008)",
        arguments: [Role.systemAdministrator, .securityAdministrator, .auditAdministrator])
    func administrators(administrator: Role) throws {
        for other in Role.allCases where other != administrator {
            #expect(
                try refusal(after: [], hu(posts: [Post(administrator), Post(other)]))
                    == .administratorsExcludeOtherRoles)
            let unit = other == .unitContact ? unit("transport") : nil
            #expect(
                try refusal(after: [hu(posts: [Post(other)], unit: unit)], .grant(Post(administrator)))
                    == .administratorsExcludeOtherRoles)
        }
        #expect(try refusal(after: [], hu(posts: [Post(administrator)])) == nil)
    }

    @Test("each refusal of relations has its case")
    func relations() throws {
        let declare = StaffRegistry.Command.declareRelation(kin)
        let own = hu(official: Sample.miao)
        let toUnit = StaffRegistry.Relation(to: .unit(unit("transport")), kind: .parent)
        let rows: [(StaffRegistry.Refusal, StaffRegistry.Refusal?)] = try [
            (.subjectUnknown, refusal(after: [hu()], declare, facts: Staff.Facts(subjectIsKnown: false))),
            (.relationToOneself, refusal(after: [own], declare)),
            (.unitHasNoRelatives, refusal(after: [hu()], .declareRelation(toUnit))),
            (.relationDeclaredBefore, refusal(after: [hu(), declare], declare)),
            (.relationNotDeclared, refusal(after: [hu()], .withdrawRelation(kin, reason: "误填"))),
        ]
        for (expected, met) in rows { #expect(met == expected) }
    }

    @Test("each refusal of delegation has its case, in the order in which decide asks")
    func delegation() throws {
        let late = absence(from: tomorrow, until: Sample.today)
        let outsider = facts(of: Sample.yueyang)
        let rows: [(StaffRegistry.Refusal, StaffRegistry.Refusal?)] = try [
            (.roleNotHeld(.leaderInCharge), refusal(after: [hu()], absence(), facts: facts())),
            (
                .roleNotDelegable,
                refusal(
                    after: [hu(posts: [Post(.systemAdministrator)])], absence(role: .systemAdministrator),
                    facts: facts())
            ),
            (.delegateIsDelegator, refusal(after: [leader], absence(to: "hu"), facts: facts())),
            (.delegateUnknown, refusal(after: [leader], absence())),
            (.delegateOfOtherBody, refusal(after: [leader], absence(), facts: outsider)),
            (
                .delegateIsAdministrator,
                refusal(after: [leader], absence(), facts: facts(roles: [.auditAdministrator]))
            ),
            (.delegateIsUnitContact, refusal(after: [leader], absence(), facts: facts(roles: [.unitContact]))),
            (.delegationBackdated, refusal(after: [leader], absence(from: yesterday), facts: facts())),
            (.endsBeforeItBegins(field: "until"), refusal(after: [leader], late, facts: facts())),
            (
                .delegationOutlastsSecondment(tomorrow),
                refusal(after: [leader], absence(), facts: facts(until: tomorrow))
            ),
            (.textMissing(field: "reason"), refusal(after: [leader], absence(reason: ""), facts: facts())),
            (
                .notDelegated(.leaderInCharge),
                refusal(after: [leader], .endDelegation(role: .leaderInCharge, reason: "回"))
            ),
        ]
        for (expected, met) in rows { #expect(met == expected) }
        var scenario: Scenario<StaffRegistry> = try after([leader], facts: facts())
        try scenario.act(absence(), by: "hu")
        #expect(scenario.refusal(absence(from: tomorrow, reason: "再次外出"), by: "hu") == .roleDelegatedBefore)
    }

    @Test("a delegation holds on its days, until it is ended or the role is lost")
    func delegationHolds() throws {
        var scenario: Scenario<StaffRegistry> = try after([leader], facts: facts())
        try scenario.act(absence(from: tomorrow), by: "hu")
        let wang = Sample.staff("wang")
        #expect(scenario.state.member?.delegate(of: .leaderInCharge, on: Sample.today) == nil)
        #expect(scenario.state.member?.delegate(of: .leaderInCharge, on: tomorrow) == wang)
        #expect(scenario.state.member?.delegate(of: .leaderInCharge, on: tomorrow.adding(days: 7)) == nil)
        var revoked = scenario
        try revoked.act(.revoke(Post(.leaderInCharge), reason: "调整分工"), by: "clerk")
        #expect(revoked.state.member?.delegate(of: .leaderInCharge, on: tomorrow) == nil)
        try scenario.act(.endDelegation(role: .leaderInCharge, reason: "提前返回"), by: "hu")
        #expect(scenario.state.member?.delegate(of: .leaderInCharge, on: tomorrow) == nil)
        try scenario.act(absence(from: tomorrow, reason: "再次外出"), by: "hu")
        #expect(scenario.state.member?.delegate(of: .leaderInCharge, on: tomorrow) == wang)
    }

    @Test("who was removed goes at once, and who comes back keeps what was declared")
    func leavingAndComingBack() throws {
        var scenario: Scenario<StaffRegistry> = try after(
            [hu(), .declareRelation(kin)], facts: StaffRegistry.Facts(openCaseCount: 2))
        try scenario.act(.leave(leaving: .removed), by: "clerk")
        #expect(scenario.state.member?.posts.isEmpty == true)
        try scenario.act(hu(), by: "clerk")
        #expect(scenario.state.member?.relations == [kin])
        #expect(scenario.state.member?.isConflicted(with: .official(Sample.miao)) == true)
        #expect(scenario.state.member?.pastEngagements.count == 1)
    }

    @Test("seconded staff are staff until their last day, without an act")
    func secondment() throws {
        let scenario: Scenario<StaffRegistry> = try after([hu(until: Sample.today)], facts: StaffRegistry.Facts())
        #expect(scenario.state.member?.isEngaged(on: Sample.today) == true)
        #expect(scenario.state.member?.isEngaged(on: tomorrow) == false)
    }
}
