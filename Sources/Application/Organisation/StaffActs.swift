import Access
import Kernel
import Organisation
import Storage
import Vault

/// The acts of the register of staff that administrators do: the system administrator says who works where, the
/// security administrator who may do what. What staff do about themselves is on 本人事项.
enum StaffActs {
    static let all: [RegistryAct] = comings + rights

    // MARK: System administrator

    private static let comings: [RegistryAct] = [
        engage,
        staff("correctName", .system) { form in
            .correctName(name: form.line("name"), reason: form.paragraph("reason", maxLength: 200))
        },
        staff("linkOfficial", .system) { form in
            .linkOfficial(OfficialId(form.reference("official", to: .official)) ?? standInOfficial)
        },
        RegistryAct(
            "move", of: StaffRegistry.self, in: "staff", .system,
            bodies: { command in
                if case .move(let body, _, _) = command { [body] } else { [] }
            },
            read: { form in
                .move(body: form.body("body"), posts: [], reason: form.paragraph("reason", maxLength: 200))
            }),
        RegistryAct(
            "second", of: StaffRegistry.self, in: "staff", .system,
            bodies: { command in
                if case .second(let body, _, _) = command { [body] } else { [] }
            },
            read: { form in
                .second(
                    body: form.body("body"), until: form.date("until"),
                    reason: form.paragraph("reason", maxLength: 200))
            }),
        staff("returnHome", .system) { form in .returnHome(reason: form.paragraph("reason", maxLength: 200)) },
        staff("setUntil", .system) { form in
            .setUntil(form.optionalDate("until"), reason: form.paragraph("reason", maxLength: 200))
        },
        staff("leave", .system) { form in
            .leave(leaving: form.choice("leaving", of: StaffRegistry.Leaving.self))
        },
    ]

    /// Somebody comes. Roles are granted by the security administrator, so that nobody makes a working right alone.
    private static let engage = RegistryAct(
        "staff.engage", in: "staff", .system, isOpening: true, fields: RegistryAct.fields(engagement)
    ) { call in
        let new = try call.read(engagement)
        try call.guardServed(new.body, .system)
        let isNew = try call.writer.apply(.engage(new), to: StaffRegistry.self, id: new.id.text)
        return RegistryAnswer(id: new.id.text, wasAlreadySo: !isNew, secret: nil)
    }

    private static func engagement(_ form: inout FormReader) -> StaffRegistry.Engagement {
        let name = form.line("name", maxLength: 50)
        let body = form.body("body")
        let typed = form.line("id", maxLength: 40, isRequired: false)
        let id = StaffId(typed.isEmpty ? Password.secret(characters: 20).lowercased() : typed)
        if id == nil { form.complain("id", "notAnIdentifier") }
        let official = form.reference("official", to: .official, isRequired: false)
        let unit = form.reference("unit", to: .unit, isRequired: false)
        return StaffRegistry.Engagement(
            id: id ?? standInStaff, name: name, body: body, posts: [],
            official: official.isEmpty ? nil : OfficialId(official), unit: unit.isEmpty ? nil : UnitId(unit),
            until: form.optionalDate("until"))
    }

    // MARK: Security administrator

    private static let rights: [RegistryAct] = [
        staff("grant", .security) { form in
            .grant(Post(form.choice("role", of: Role.self), in: form.optionalChoice("office", of: Office.self)))
        },
        staff("revoke", .security) { form in
            let post = Post(form.choice("role", of: Role.self), in: form.optionalChoice("office", of: Office.self))
            return .revoke(post, reason: form.paragraph("reason", maxLength: 200))
        },
        staff("changeOffice", .security) { form in
            .changeOffice(
                role: form.choice("role", of: Role.self), from: form.optionalChoice("from", of: Office.self),
                to: form.optionalChoice("to", of: Office.self), reason: form.paragraph("reason", maxLength: 200))
        },
        staff("delegate", .security) { form in
            let to = form.staffMember("to")
            let role = form.choice("role", of: Role.self, among: delegable)
            let from = form.date("from")
            let until = form.date("until")
            let reason = form.paragraph("reason", maxLength: 200)
            return .delegate(.init(to: to, role: role, from: from, until: until, reason: reason))
        },
        staff("endDelegation", .security) { form in
            .endDelegation(
                role: form.choice("role", of: Role.self, among: delegable),
                reason: form.paragraph("reason", maxLength: 200))
        },
        staff("declareRelation", .security) { form in
            let to = form.subject("to")
            return .declareRelation(.init(to: to, kind: form.choice("kind", of: RelationKind.self)))
        },
        staff("withdrawRelation", .security) { form in
            let to = form.subject("to")
            let kind = form.choice("kind", of: RelationKind.self)
            return .withdrawRelation(.init(to: to, kind: kind), reason: form.paragraph("reason", maxLength: 200))
        },
    ]

    /// What is delegated is an approval or a desk: administrators' and contacts' roles are not.
    private static let delegable = Role.allCases.filter { !$0.isAdministrator && $0 != .unitContact }

    private static func staff(
        _ verb: String, _ permission: RegistryPermission,
        _ read: @escaping @Sendable (inout FormReader) -> StaffRegistry.Command
    ) -> RegistryAct {
        RegistryAct(verb, of: StaffRegistry.self, in: "staff", permission, read: read)
    }

    /// Of the right shape where nothing could be read; never reaches a decision.
    private static let standInStaff: StaffId = {
        guard let id = StaffId("none") else { preconditionFailure("`none` is a valid identifier") }
        return id
    }()
    private static let standInOfficial: OfficialId = {
        guard let id = OfficialId("none") else { preconditionFailure("`none` is a valid identifier") }
        return id
    }()
}
