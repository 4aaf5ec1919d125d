import Crypto
import Foundation
import Kernel
import Storage
import Vault

/// Why somebody is not signed in. The first two look the same to whoever tries.
package enum SignInFailure: Error, Hashable, Sendable {
    case wrong
    /// Too many failures; until when.
    case locked(until: Instant)
    case store(StoreError)
}

/// A session as the web knows it.
package struct SessionHolder: Hashable, Sendable {
    package let account: String
    package let staff: StaffId
    /// The digest under which the session is stored.
    package let tokenDigest: String
    package let csrf: String
    package let isAPI: Bool
    package let language: String
    package let mustChangePassword: Bool
}

/// Signs people in and out. Limits come from the rules of the installation (SEC-024, SEC-025).
package struct SessionDesk: Sendable {
    private let database: any Database
    private let clock: @Sendable () -> Instant
    private let limits: Limits
    private let gate = HashGate()

    /// How often a password may be wrong, and how long a session may rest.
    package struct Limits: Sendable {
        package let failuresMax: Int
        package let lockMinutes: Int
        package let idleMinutes: Int

        /// The limits of the rules in force, or what SEC-024 and SEC-025 propose.
        package init(rules: RulesInForce) {
            failuresMax = rules.count("sec.login.max_failures") ?? 5
            lockMinutes = rules.count("sec.login.lock") ?? 15
            idleMinutes = rules.count("sec.session.idle_timeout") ?? 15
        }
    }

    package init(database: any Database, limits: Limits, clock: @escaping @Sendable () -> Instant) {
        self.database = database
        self.limits = limits
        self.clock = clock
    }

    /// Checks a password and opens a session.
    /// - Returns: the token, of which only a digest is stored.
    package func signIn(
        _ name: String, password: String, kind: String, language: String
    ) async throws(SignInFailure) -> String {
        let now = clock()
        do {
            guard let account = try await database.read({ try Self.account(name, at: now, in: $0) }) else {
                // As slow as a real check, so that names cannot be told by the time it takes.
                _ = await gate.matches(password, hash: Self.unknownHash)
                throw SignInFailure.wrong
            }
            let checked = account.password
            guard await gate.matches(password, hash: checked) else {
                try await noteFailure(of: name, at: now)
                throw SignInFailure.wrong
            }
            let token = Password.secret(characters: 40)
            let digest = Self.digest(of: token)
            try await database.write { session in
                // Read again: while this password was checked, others may have failed and locked the account, or it
                // was disabled or given another password.
                guard let account = try Self.account(name, at: now, in: session), account.password == checked else {
                    throw SignInFailure.wrong
                }
                try Accounts.note(failures: 0, lockedUntil: Instant(milliseconds: 0), of: name, in: session)
                try Accounts.open(
                    digest, account: name, csrf: Password.secret(characters: 32), kind: kind, language: language,
                    at: now, in: session)
                try AuditLog.noteSignIn(name, of: account.staff, outcome: "done", at: now, in: session)
            }
            return token
        } catch let failure as SignInFailure { throw failure } catch let error as StoreError {
            throw .store(error)
        } catch { throw .store(.engine(code: -1, statement: "sign-in")) }
    }

    /// The account of this name, unless it was ended or its staff member left or was seconded until a day that is past.
    /// - Throws: `SignInFailure.locked` while it is locked.
    private static func account(_ name: String, at now: Instant, in session: any SQLSession) throws -> AccountRow? {
        guard let account = try Accounts.account(name, in: session), !account.isDisabled,
            try Directory.isActive(account.staff, on: now.chinaDate, in: session)
        else { return nil }
        guard account.lockedUntil <= now else { throw SignInFailure.locked(until: account.lockedUntil) }
        return account
    }

    /// Counts in the transaction that writes: of tries that run side by side, each counts.
    private func noteFailure(of name: String, at now: Instant) async throws {
        let limits = limits
        try await database.write { session in
            guard let account = try Self.account(name, at: now, in: session) else { return }
            let failures = account.failures + 1
            let isLocked = failures >= limits.failuresMax
            let until = isLocked ? now.milliseconds + Int64(limits.lockMinutes) * 60_000 : 0
            try Accounts.note(
                failures: isLocked ? 0 : failures, lockedUntil: Instant(milliseconds: until), of: name, in: session)
            try AuditLog.noteSignIn(
                name, of: account.staff, outcome: isLocked ? "locked" : "wrong", at: now, in: session)
        }
    }

    /// The session of a token and what else its request needs, in one read; nil when there is none, it rested too
    /// long, or the account ended.
    package func session<More: Sendable>(
        _ token: String, with more: @escaping @Sendable (SessionHolder, any SQLSession) throws -> More
    ) async throws -> (holder: SessionHolder, more: More)? {
        let now = clock()
        let digest = Self.digest(of: token)
        let idle = Int64(limits.idleMinutes) * 60_000
        let found = try await database.read { session -> (rested: Int64, own: (SessionHolder, More)?)? in
            guard let row = try Accounts.session(digest, in: session) else { return nil }
            let rested = now.milliseconds - row.seenAt.milliseconds
            guard rested <= idle else { return (rested, nil) }
            let holder = SessionHolder(
                account: row.account, staff: row.staff, tokenDigest: digest, csrf: row.csrf,
                isAPI: row.kind == "api", language: row.language, mustChangePassword: row.mustChange)
            return (rested, (holder, try more(holder, session)))
        }
        guard let found else { return nil }
        guard let own = found.own else {
            try await database.write { try Accounts.close(digest, in: $0) }
            return nil
        }
        // Once a minute is enough for an idle clock and spares a write on every page.
        if found.rested > 60_000 { try await database.write { try Accounts.touch(digest, at: now, in: $0) } }
        return own
    }

    /// The session of a token.
    package func session(_ token: String) async throws -> SessionHolder? {
        try await session(token) { _, _ in }?.holder
    }

    /// Ends a session.
    package func signOut(_ session: SessionHolder) async throws {
        try await database.write { try Accounts.close(session.tokenDigest, in: $0) }
    }

    /// Sets a session's language.
    package func setLanguage(_ language: String, of session: SessionHolder) async throws {
        try await database.write { try Accounts.setLanguage(language, of: session.tokenDigest, in: $0) }
    }

    /// Takes a new password; every other session of the account ends.
    /// - Returns: whether the old one was right and the new one is strong enough.
    package func changePassword(of session: SessionHolder, from old: String, to new: String) async throws -> Bool {
        guard Password.isStrong(new), new != old,
            let account = try await database.read({ try Accounts.account(session.account, in: $0) }),
            await gate.matches(old, hash: account.password), let hash = await gate.hash(new)
        else { return false }
        try await database.write { db in
            try Accounts.put(account.name, staff: account.staff, password: hash, mustChange: false, in: db)
            try Accounts.closeAll(of: account.name, but: session.tokenDigest, in: db)
        }
        return true
    }

    /// The digest a token is stored under; tokens are random, so a plain hash is enough.
    package static func digest(of token: String) -> String {
        SHA256.hash(data: Data(token.utf8)).hexadecimal
    }

    /// The hash of a password nobody has.
    private static let unknownHash = Password.hash(Password.secret(characters: 20)) ?? ""
}

/// Lets at most two passwords be hashed at once: each takes 19 MiB.
///
/// An actor because it holds what waits.
private actor HashGate {
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func matches(_ password: String, hash: String) async -> Bool {
        await enter()
        let answer = await Task.detached { Password.matches(password, hash: hash) }.value
        leave()
        return answer
    }

    func hash(_ password: String) async -> String? {
        await enter()
        let answer = await Task.detached { Password.hash(password) }.value
        leave()
        return answer
    }

    private func enter() async {
        if running < 2 {
            running += 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }
}
