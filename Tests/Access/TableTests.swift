import Access
import Kernel
import TestKit
import Testing

/// What the design says, as tables; nothing here asks `Access`.
private enum Design {
    /// Which mechanisms' cases an office sees without being assigned to them, and whether restricted ones too.
    static let offices: [Office: (mechanisms: Set<String>, restricted: Bool)] = [
        .petition: (["intake", "clarification"], true),
        .caseManagement: (["intake", "verification", "clarification", "interference", "sanction"], false),
        .review: (["verification", "clarification", "interference", "sanction"], false),
        .general: (["clarification"], false),
    ]
    /// Roles that do an office's own acts.
    static let working: Set<Role> = [.caseOfficer, .reviewer, .leaderInCharge, .head, .archivist]
    /// Roles that see every case of their Body.
    static let leading: Set<Role> = [.leaderInCharge, .head]
    static let administrators: Set<Role> = [.systemAdministrator, .securityAdministrator, .auditAdministrator]

    static func seesByPost(_ role: Role, _ office: Office?, _ mechanism: String, restricted: Bool) -> Bool {
        if leading.contains(role) { return true }
        guard working.contains(role), let office, let row = offices[office] else { return false }
        return row.mechanisms.contains(mechanism) && (!restricted || row.restricted)
    }

    /// Whether somebody who sees the case may do what asks for this permission.
    static func may(
        _ permission: Permission, _ role: Role, _ office: Office?, isOwn: Bool, isAssigned: Bool, isAwaited: Bool,
        isVoid: Bool, isTheirs: Bool
    ) -> Bool {
        let isHere = isOwn && !isVoid
        func isOf(_ offices: Set<Office>) -> Bool {
            isHere && working.contains(role) && (office.map { offices.contains($0) } ?? false)
        }
        switch permission {
        case .office(let offices): return isOf(offices)
        case .officer: return isAssigned
        case .officerOrLeader: return isAssigned || isHere && leading.contains(role)
        case .casework: return isHere && isTheirs && working.contains(role)
        case .allot: return isHere && leading.contains(role) || isOf([.caseManagement])
        case .qualityGate: return !isAssigned && isOf([.review])
        case .awaitedApproval: return isAwaited
        case .paperClerk: return isOf([.general, .petition])
        case .leader: return isHere && leading.contains(role)
        case .head: return isHere && role == .head
        // No case of the table is asked to move; `ScopeTests` has those that are.
        case .moveDecider: return false
        case .oneself: return true
        }
    }

    static let permissions: [Permission] =
        [
            .officer, .officerOrLeader, .casework, .allot, .qualityGate, .awaitedApproval, .paperClerk, .leader, .head,
            .moveDecider, .oneself,
        ]
        + [.office([.petition]), .office([.review, .leadership]), .office([.petition, .supervision, .investigation])]
}

/// One cell of the table.
private struct Cell {
    let role: Role
    let office: Office?
    let body: BodyCode
    let isAssigned: Bool
    let isRestricted: Bool
    /// 0 own, 1 delegated, 2 delegated by somebody recused.
    let grant: Int
    let mechanism: String
    let step: ApprovalStep?

    static let steps: [ApprovalStep?] = [
        nil, ApprovalStep(role: .leaderInCharge), ApprovalStep(role: .head),
        ApprovalStep(role: .leaderInCharge, rank: .prefecture),
    ]

    static let all: [Cell] = {
        let bodies = [Tree.own, Tree.higher, Tree.lower, Tree.sibling]
        let offices: [Office?] = [nil] + Office.allCases
        var cells: [Cell] = []
        for role in Role.allCases {
            for office in offices {
                for (body, isAssigned) in bodies.flatMap({ [($0, false), ($0, true)] }) {
                    for (isRestricted, grant) in [(false, 0), (false, 1), (false, 2), (true, 0), (true, 1), (true, 2)] {
                        for (mechanism, step) in Access.mechanisms.map({ ($0, steps[0]) })
                            + steps.dropFirst().map({ ("verification", $0) })
                        {
                            cells.append(
                                Cell(
                                    role: role, office: office, body: body, isAssigned: isAssigned,
                                    isRestricted: isRestricted, grant: grant, mechanism: mechanism, step: step))
                        }
                    }
                }
            }
        }
        return cells
    }()

    func person(isSubject: Bool = false, isRelated: Bool = false) -> Person {
        Tree.person(
            role, office, of: body, for: grant == 0 ? nil : Tree.chief, isSubject: isSubject, isRelated: isRelated)
    }

    func resource(recusesMe: Bool = false) -> Resource {
        let recused: Set<StaffId> = grant == 2 ? [Tree.chief] : []
        return Tree.resource(
            mechanism, officers: isAssigned ? [Tree.me] : [], recused: recusesMe ? recused.union([Tree.me]) : recused,
            isRestricted: isRestricted, awaits: step)
    }

    var isAdministrator: Bool { Design.administrators.contains(role) }

    var isAwaited: Bool {
        guard let step, grant != 2, step.role == role else { return false }
        return step.rank == nil ? body == Tree.own : body == Tree.higher
    }

    var sees: Bool {
        if isAdministrator { return false }
        if isAssigned || isAwaited { return true }
        return body == Tree.own && grant != 2
            && Design.seesByPost(role, office, mechanism, restricted: isRestricted)
    }

    func may(_ permission: Permission) -> Bool {
        sees
            && Design.may(
                permission, role, office, isOwn: body == Tree.own, isAssigned: isAssigned, isAwaited: isAwaited,
                isVoid: grant == 2, isTheirs: grant == 0)
    }

    var text: String {
        "\(role) \(office.map { "\($0)" } ?? "-") of \(body), assigned \(isAssigned), restricted \(isRestricted), "
            + "grant \(grant), \(mechanism), awaits \(step.map { "\($0)" } ?? "nothing")"
    }
}

@Suite("Who may see and do what")
struct TableTests {
    @Test("every role, office, Body, assignment, marking, delegation and awaited step sees what the table says")
    func sight() {
        let wrong = Cell.all.filter {
            Access.decideSight(of: $0.resource(), by: $0.person()).isPermitted != $0.sees
        }
        #expect(wrong.isEmpty, "\(wrong.count) cells, first: \(wrong.first?.text ?? "")")
    }

    @Test("every permission is given where the table gives it and nowhere else", arguments: Design.permissions)
    func permission(_ permission: Permission) {
        let wrong = Cell.all.filter {
            Access.decide(permission, on: $0.resource(), by: $0.person()).isPermitted != $0.may(permission)
        }
        #expect(wrong.isEmpty, "\(wrong.count) cells, first: \(wrong.first?.text ?? "")")
    }

    @Test("nobody who must keep away sees anything: recused, the subject, related to one", arguments: 0..<3)
    func away(_ way: Int) {
        let wrong = Cell.all.filter { cell in
            let person = cell.person(isSubject: way == 1, isRelated: way == 2)
            let expected: Denial = cell.isAdministrator ? .administrator : .recused
            return Design.permissions.contains {
                Access.decide($0, on: cell.resource(recusesMe: way == 0), by: person).denial != expected
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count) cells, first: \(wrong.first?.text ?? "")")
    }

    @Test("whoever may not know of a case is told nothing else than that there is none")
    func hidden() {
        let wrong = Cell.all.filter { cell in
            Design.permissions.contains { permission in
                let denial = Access.decide(permission, on: cell.resource(), by: cell.person()).denial
                return denial.map { $0.mayKnow != cell.sees } ?? false
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count) cells, first: \(wrong.first?.text ?? "")")
    }

    @Test("a case is opened by its offices and roles in the own Body, by nobody assigned to nothing")
    func opening() {
        for role in Role.allCases {
            for office in [nil] + Office.allCases.map(Optional.some) {
                let person = Tree.person(role, office)
                let works = Design.working.contains(role)
                for (permission, expected) in [
                    (Permission.office([.petition]), works && office == .petition),
                    (.leader, Design.leading.contains(role)), (.head, role == .head), (.officer, false),
                    (.casework, works), (.officerOrLeader, false),
                    (.allot, false), (.qualityGate, false), (.awaitedApproval, false), (.paperClerk, false),
                    (.oneself, false),
                ] {
                    let isGiven = Access.decideOpening(permission, by: person).isPermitted
                    #expect(isGiven == expected, "\(role) \(String(describing: office)) \(permission)")
                }
            }
        }
    }

    @Test("a role in another Body opens nothing for the own one")
    func openingElsewhere() {
        let person = Tree.person([Grant(role: .caseOfficer, office: .petition, body: Tree.sibling)])
        #expect(Access.decideOpening(.office([.petition]), by: person) == .deny(.otherOffice))
    }
}
