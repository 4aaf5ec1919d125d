import Kernel
import Organisation
import TestKit

let yesterday = Sample.today.adding(days: -1)
let tomorrow = Sample.today.adding(days: 1)

func body(_ code: String) -> BodyCode { Sample.id(code, as: BodyCode.self) }
func unit(_ name: String) -> UnitId { Sample.id(name, as: UnitId.self) }
func official(_ name: String) -> OfficialId { Sample.id(name, as: OfficialId.self) }

/// Quyuan as it is set up.
func quyuan(
    code: BodyCode = Sample.quyuan, name: String = "岳阳市屈原管理区纪检监察工委", shortName: String = "屈纪",
    kind: BodyKind = .zone, rank: Rank = .county, parent: BodyCode? = Sample.yueyang
) -> BodyRegistry.Command {
    .establish(
        BodyRegistry.Establishing(
            code: code, name: name, shortName: shortName, kind: kind, rank: rank, parent: parent))
}

/// What the register knows of Yueyang.
let yueyang = BodyRegistry.KnownBody(code: Sample.yueyang, rank: .prefecture, ancestors: [body("430000000")])
/// Facts for a Body under Yueyang.
let underYueyang = BodyRegistry.Facts(root: body("430000000"), other: yueyang)

func bureau(name: String = "交通运输局") -> UnitRegistry.Command {
    .establish(
        UnitRegistry.Establishing(id: unit("transport"), name: name, kind: .government, body: Sample.quyuan))
}

func service(_ post: String = "局长", rank: String = "正科级") -> OfficialRegistry.Service {
    OfficialRegistry.Service(unit: unit("transport"), post: post, rank: rank, body: Sample.quyuan)
}

func miao(name: String = "缪某", post: String = "局长", identity: SealedRef? = nil) -> OfficialRegistry.Command {
    .record(
        OfficialRegistry.Recording(
            id: Sample.miao, name: name, isPartyMember: true, service: service(post), identity: identity))
}

func hu(
    name: String = "胡某", posts: [Post] = [Post(.caseOfficer, in: .supervision)], official: OfficialId? = nil,
    unit: UnitId? = nil, until: CivilDate? = nil
) -> StaffRegistry.Command {
    .engage(
        StaffRegistry.Engagement(
            id: Sample.staff("hu"), name: name, body: Sample.quyuan, posts: posts, official: official, unit: unit,
            until: until))
}

func absence(
    to: String = "wang", role: Role = .leaderInCharge, from: CivilDate = Sample.today,
    until: CivilDate = Sample.today.adding(days: 7), reason: String = "外出学习"
) -> StaffRegistry.Command {
    .delegate(
        StaffRegistry.Delegation(to: Sample.staff(to), role: role, from: from, until: until, reason: reason))
}

/// Facts with Wang of the same Body as delegate.
func facts(
    of body: BodyCode = Sample.quyuan, roles: Set<Role> = [.head], until: CivilDate? = nil
) -> StaffRegistry.Facts {
    StaffRegistry.Facts(
        delegate: StaffRegistry.KnownStaff(id: Sample.staff("wang"), body: body, roles: roles, until: until))
}

/// A scenario after these acts of the clerk, each done yesterday.
func after<M: Decider>(_ commands: [M.Command], facts: M.Facts) throws -> Scenario<M> {
    var scenario = Scenario<M>(facts: facts)
    for command in commands { try scenario.act(command, by: "clerk", on: yesterday) }
    return scenario
}
