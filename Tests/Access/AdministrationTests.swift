import Kernel
import Testing

@testable import Access

@Suite("What the three administrators may")
struct AdministrationTests {
    private static let top = body("430000000")
    private static let county = body("430671000")
    private static let paths: [[BodyCode]] = [[top, county]]

    private static func body(_ code: String) -> BodyCode {
        guard let body = BodyCode(code) else { preconditionFailure("a code") }
        return body
    }

    private func person(_ role: Role, office: Office? = nil, at body: BodyCode = top, by delegator: StaffId? = nil)
        -> Person
    {
        guard let staff = StaffId("hu") else { preconditionFailure("an identifier") }
        return Person(
            staff: staff, body: body, rank: .province, bodyPath: [body],
            grants: [Grant(role: role, office: office, body: body, delegator: delegator)])
    }

    @Test(
        "people and accounts are the system administrator's, rights the security administrator's",
        arguments: Role.allCases)
    func each(role: Role) {
        for permission in [RegistryPermission.system, .security] {
            let answer = Access.decide(permission, on: Self.paths, by: person(role))
            if role == permission.role {
                #expect(answer == .permit(onBehalfOf: nil))
            } else {
                #expect(answer == .deny(role.isAdministrator ? .otherRole : .noBond))
            }
        }
        let audit = Access.decideAudit(by: person(role))
        #expect((audit.denial == nil) == (role == .auditAdministrator))
    }

    @Test(
        "the seal is the highest Body's audit administrator's to look at, heads are its system administrator's",
        arguments: Role.allCases)
    func seal(role: Role) {
        #expect((Access.decideSeal(by: person(role)).denial == nil) == (role == .auditAdministrator))
        #expect((Access.decideWitness(by: person(role)).denial == nil) == (role == .systemAdministrator))
        guard let staff = StaffId("hu") else { return }
        let below = Person(
            staff: staff, body: Self.county, rank: .county, bodyPath: [Self.top, Self.county],
            grants: [Grant(role: role, office: nil, body: Self.county, delegator: nil)])
        #expect(Access.decideSeal(by: below).denial != nil && Access.decideWitness(by: below).denial != nil)
    }

    @Test("an administrator of a Body below or beside finds nothing above")
    func place() {
        let below = person(.systemAdministrator, at: Self.county)
        #expect(Access.decide(.system, on: [[Self.top]], by: below) == .deny(.noBond))
        #expect(Access.decide(.system, on: [[Self.top, Self.county], [Self.top]], by: below) == .deny(.noBond))
        #expect(Access.decide(.system, on: [[Self.top, Self.county]], by: below) == .permit(onBehalfOf: nil))
    }

    @Test("an administrator's role that somebody delegated counts for nothing")
    func delegated() {
        let stand = person(.securityAdministrator, by: StaffId("li"))
        #expect(Access.decide(.security, on: Self.paths, by: stand) == .deny(.otherRole))
        #expect(Access.decideAudit(by: person(.auditAdministrator, by: StaffId("li"))) == .deny(.otherRole))
    }

    @Test("work is handed over by who allots it", arguments: Role.allCases)
    func allotting(role: Role) {
        let answer = Access.decideAllotting(by: person(role)).denial
        #expect((answer == nil) == (role == .head || role == .leaderInCharge))
        #expect((answer == .administrator) == role.isAdministrator)
        let inOffice = Access.decideAllotting(by: person(role, office: .caseManagement)).denial
        let works: Set<Role> = [.caseOfficer, .reviewer, .archivist, .leaderInCharge, .head]
        #expect((inOffice == nil) == works.contains(role))
    }
}
