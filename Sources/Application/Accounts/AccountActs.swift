import Access
import Kernel
import Storage

/// Why an account is not opened, ended or given a new password.
package enum AccountRefusal: Refusing, Hashable, CaseIterable {
    /// The name is another account's.
    case nameTaken
    /// Whoever works here has one account.
    case accountHeld
    /// The staff member left, or a secondment is over.
    case notEngaged
    /// Nobody ends, resumes or resets the own account.
    case ownAccount
    case endedBefore
    case notEnded
    /// The account is that of the only administrator of its kind.
    case lastAdministrator

    package var code: String {
        switch self {
        case .nameTaken: "nameTaken"
        case .accountHeld: "accountHeld"
        case .notEngaged: "notEngaged"
        case .ownAccount: "ownAccount"
        case .endedBefore: "endedBefore"
        case .notEnded: "notEnded"
        case .lastAdministrator: "lastAdministrator"
        }
    }

    package var basis: RuleBasis {
        switch self {
        case .ownAccount: .structure("SYS-ORG-10")
        case .lastAdministrator: .structure("SYS-ORG-07")
        case .nameTaken, .accountHeld, .notEngaged, .endedBefore, .notEnded: .structure("SYS-ORG-14")
        }
    }

    package var field: String? {
        switch self {
        case .nameTaken: "account"
        case .accountHeld, .notEngaged: "staff"
        case .ownAccount, .endedBefore, .notEnded, .lastAdministrator: nil
        }
    }
}

/// Accounts with what is noted of them: every change stands in the journal, the password's hash never.
package struct AccountDesk {
    let session: any SQLSession
    let actor: Actor
    let now: Instant

    package init(session: any SQLSession, actor: Actor, now: Instant) {
        self.session = session
        self.actor = actor
        self.now = now
    }

    /// Opens an account with a password for one sign-in.
    package func open(_ name: String, for staff: StaffId, hash: String) throws {
        try session.hold(.account(name), .exclusive)
        guard try Accounts.account(name, in: session) == nil else { throw refused(.nameTaken) }
        guard try Directory.isActive(staff, on: now.chinaDate, in: session) else { throw refused(.notEngaged) }
        do {
            try Accounts.put(name, staff: staff, password: hash, mustChange: true, in: session)
        } catch StoreError.notUnique { throw refused(.accountHeld) }
        try note("account.opened", name, staff)
    }

    /// Gives a new password for one sign-in; sessions end.
    package func reset(_ name: String, hash: String) throws {
        let account = try account(name)
        try Accounts.put(name, staff: account.staff, password: hash, mustChange: true, in: session)
        try Accounts.closeAll(of: name, but: "", in: session)
        try note("account.passwordReset", name, account.staff)
    }

    /// Ends an account: nobody signs in by it, its sessions end at once.
    package func end(_ name: String) throws {
        let account = try account(name)
        guard !account.isDisabled else { throw refused(.endedBefore) }
        let sole = try Directory.soleRoles(of: account.staff, in: session)
        guard !sole.contains(where: \.isAdministrator) else { throw refused(.lastAdministrator) }
        try Accounts.disable(true, name, in: session)
        try note("account.ended", name, account.staff)
    }

    /// Takes an ended account into use again.
    package func resume(_ name: String) throws {
        let account = try account(name)
        guard account.isDisabled else { throw refused(.notEnded) }
        guard try Directory.isActive(account.staff, on: now.chinaDate, in: session) else { throw refused(.notEngaged) }
        try Accounts.disable(false, name, in: session)
        try note("account.resumed", name, account.staff)
    }

    private func account(_ name: String) throws -> AccountRow {
        try session.hold(.account(name), .exclusive)
        guard let account = try Accounts.account(name, in: session) else { throw ActFailure.missing }
        guard actor != .staff(account.staff) else { throw refused(.ownAccount) }
        return account
    }

    private func note(_ event: String, _ name: String, _ staff: StaffId) throws {
        guard let body = try Directory.staff(staff, in: session)?.body else { throw ActFailure.missing }
        let acting = try actor.staff.flatMap { try Directory.staff($0, in: session)?.body } ?? body
        try AuditLog.append(
            StoredPayload(event, AuditLog.AccountNote(account: name, staff: staff)), to: StreamId("account", name),
            by: actor, for: acting, at: now, in: session)
    }

    private func refused(_ refusal: AccountRefusal) -> ActFailure {
        .refused(
            RefusalNotice(
                mechanism: "account", code: refusal.code, field: refusal.field, basis: refusal.basis, citation: nil,
                isNoted: false))
    }
}

/// The acts on accounts: the system administrator's.
enum AccountActs {
    static let all: [RegistryAct] = [
        RegistryAct(
            "account.open", in: "accounts", .system, isOpening: true, givesSecret: true,
            fields: RegistryAct.fields(opening)
        ) { call in
            let (staff, name) = try call.read(opening)
            guard let body = try Directory.staff(staff, in: call.session)?.body,
                let path = try Directory.body(body, in: call.session)?.path,
                Access.decide(.system, on: [path], by: call.person).denial == nil
            else { throw ActFailure.invalid([FieldProblem(path: "staff", code: "unknown.staff")]) }
            guard let secret = call.secret else { throw ActFailure.broken("password") }
            try call.accounts.open(name, for: staff, hash: secret.hash)
            return RegistryAnswer(id: name, wasAlreadySo: false, secret: secret.password)
        },
        RegistryAct("account.reset", in: "accounts", .system, givesSecret: true, fields: []) { call in
            guard let secret = call.secret else { throw ActFailure.broken("password") }
            try call.accounts.reset(call.id, hash: secret.hash)
            return RegistryAnswer(id: call.id, wasAlreadySo: false, secret: secret.password)
        },
        RegistryAct("account.end", in: "accounts", .system, fields: []) { call in
            try call.accounts.end(call.id)
            return RegistryAnswer(id: call.id, wasAlreadySo: false, secret: nil)
        },
        RegistryAct("account.resume", in: "accounts", .system, fields: []) { call in
            try call.accounts.resume(call.id)
            return RegistryAnswer(id: call.id, wasAlreadySo: false, secret: nil)
        },
    ]

    private static func opening(_ form: inout FormReader) -> (staff: StaffId, name: String) {
        let staff = form.staffMember("staff")
        let name = form.line("account", maxLength: 40)
        // An account's name has the letters of an identifier, so that it can be typed anywhere.
        if form.isReading, !name.isEmpty, StaffId(name) == nil { form.complain("account", "notAnIdentifier") }
        return (staff, name)
    }
}

extension RegistryCall {
    fileprivate var accounts: AccountDesk { AccountDesk(session: session, actor: writer.actor, now: writer.now) }
}
