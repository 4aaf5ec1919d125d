import Crypto
import Foundation
import Kernel
import Storage
import Vault

/// Why somebody is not signed in. Each looks the same for the name of an account and for one that nobody has.
package enum SignInFailure: Error, Hashable, Sendable {
    case wrong
    /// Some failures, or too much at once; until when.
    case slowed(until: Instant)
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
    private let door: SignInDoor

    /// How often a password may be wrong, and how long a session may rest.
    package struct Limits: Sendable {
        package let patience: SignInPatience
        package let idleMinutes: Int
        /// How many sign-ins of all accounts together are checked in a minute.
        package let perMinute: Int

        /// The limits of the rules in force, or what SEC-024 and SEC-025 propose.
        package init(rules: RulesInForce) {
            patience = SignInPatience(
                failuresMax: rules.count("sec.login.max_failures") ?? 5,
                slowAfter: rules.count("sec.login.slow_after") ?? 3,
                lockMinutes: rules.count("sec.login.lockout.min") ?? 15)
            idleMinutes = rules.count("sec.session.idle_timeout") ?? 15
            perMinute = max(1, rules.count("sec.login.per_minute") ?? 600)
        }
    }

    package init(database: any Database, limits: Limits, clock: @escaping @Sendable () -> Instant) {
        self.database = database
        self.limits = limits
        self.clock = clock
        door = SignInDoor(perMinute: limits.perMinute)
    }

    /// Checks a password and opens a session.
    /// - Returns: the token, of which only a digest is stored.
    package func signIn(
        _ name: String, password: String, kind: String, language: String
    ) async throws(SignInFailure) -> String {
        let now = clock()
        let digest = Self.digest(of: name)
        if let busy = await door.enter(digest, at: now) { throw busy }
        do {
            let checked = try await check(name, password: password, at: now)
            let token = Password.secret(characters: 40)
            try await open(token, for: name, checked: checked, kind: kind, language: language, at: now)
            await door.leave(digest)
            return token
        } catch {
            await door.leave(digest)
            switch error {
            case let failure as SignInFailure: throw failure
            case let error as StoreError: throw .store(error)
            default: throw .store(.engine(code: -1, statement: "sign-in"))
            }
        }
    }

    /// Checks a password; a wrong one is counted, for an account in the database, for a stranger's name in memory.
    /// - Returns: the hash that it fits.
    private func check(_ name: String, password: String, at now: Instant) async throws -> String {
        let account = try await database.read { session in
            // Before anything is looked at: a sign-in that cannot be noted tells nothing of the account.
            try Journal.checkClock(now, in: session)
            return try Self.account(name, at: now, in: session)
        }
        let digest = Self.digest(of: name)
        let trial = if let account { account.trial } else { await door.trial(of: digest) }
        if let wait = trial.wait(at: now) { throw wait }
        // A name without account is checked as slowly, so that names cannot be told by the time it takes.
        let isRight = await gate.matches(password, hash: account?.password ?? Self.unknownHash)
        if let account, isRight { return account.password }
        if account == nil {
            await door.note(limits.patience.afterFailure(of: trial, at: now), of: digest)
        } else {
            try await noteFailure(of: name, at: now)
        }
        throw SignInFailure.wrong
    }

    private func open(
        _ token: String, for name: String, checked: String, kind: String, language: String, at now: Instant
    ) async throws {
        let digest = Self.digest(of: token)
        try await database.write { session in
            // In the order in which an administrator's act on the account takes them.
            try session.hold(.registers, .shared)
            try session.hold(.account(name), .exclusive)
            // Read again: while this password was checked, others may have failed and locked the account, or it was
            // disabled or given another password.
            guard let account = try Self.account(name, at: now, in: session), account.password == checked else {
                throw SignInFailure.wrong
            }
            if let wait = account.trial.wait(at: now) { throw wait }
            try Accounts.note(failures: 0, lockedUntil: Instant(milliseconds: 0), of: name, in: session)
            try Accounts.open(
                digest, account: name, csrf: Password.secret(characters: 32), kind: kind, language: language, at: now,
                in: session)
            try AuditLog.noteSignIn(name, of: account.staff, outcome: "done", at: now, in: session)
        }
    }

    /// The account of this name, unless it was ended or its staff member left or was seconded until a day that is past.
    private static func account(_ name: String, at now: Instant, in session: any SQLSession) throws -> AccountRow? {
        guard let account = try Accounts.account(name, in: session), !account.isDisabled,
            try Directory.isActive(account.staff, on: now.chinaDate, in: session)
        else { return nil }
        return account
    }

    /// Counts in the transaction that writes: of tries that run side by side, each counts.
    private func noteFailure(of name: String, at now: Instant) async throws {
        let patience = limits.patience
        try await database.write { session in
            // In the order in which an administrator's act on the account takes them.
            try session.hold(.registers, .shared)
            try session.hold(.account(name), .exclusive)
            guard let account = try Self.account(name, at: now, in: session) else { return }
            // Once it is locked, tries that began before prolong nothing.
            if case .locked? = account.trial.wait(at: now) { return }
            let trial = patience.afterFailure(of: account.trial, at: now)
            try Accounts.note(failures: trial.failures, lockedUntil: trial.until, of: name, in: session)
            let isLocked = trial.failures == 0
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
        guard Password.isStrong(new), new != old else { return false }
        // Whoever sits down at an open session guesses no faster than at the door.
        let before = try await database.read { try Accounts.account(session.account, in: $0) }
        do { _ = try await check(session.account, password: old, at: clock()) } catch is SignInFailure { return false }
        guard let hash = await gate.hash(new), let before else { return false }
        return try await database.write { db in
            try db.hold(.account(session.account), .exclusive)
            // An administrator may have given the account another password meanwhile: that one stands.
            guard let account = try Accounts.account(session.account, in: db), account.password == before.password
            else { return false }
            try Accounts.put(account.name, staff: account.staff, password: hash, mustChange: false, in: db)
            try Accounts.closeAll(of: account.name, but: session.tokenDigest, in: db)
            return true
        }
    }

    /// The digest a token is stored under; tokens are random, so a plain hash is enough.
    package static func digest(of token: String) -> String {
        SHA256.hash(data: Data(token.utf8)).hexadecimal
    }

    /// The hash of a password nobody has.
    private static let unknownHash = Password.hash(Password.secret(characters: 20)) ?? ""
}

extension AccountRow {
    /// What is known of tries to sign in to it.
    fileprivate var trial: SignInPatience.Trial { SignInPatience.Trial(failures: failures, until: lockedUntil) }
}

/// Bounds how much is tried at once, and remembers strangers' names. What it knows is forgotten when the program ends.
///
/// An actor because it keeps what is being tried.
private actor SignInDoor {
    private var bucket: TokenBucket
    private var strangers = StrangersAtTheDoor()
    private var inFlight: [String: Int] = [:]

    /// So many tries of one name are checked at once: more would be guesses that no wait can follow.
    private static let inFlightMax = 3

    init(perMinute: Int) { bucket = TokenBucket(perMinute: perMinute) }

    /// Lets a try in, which must leave; or says why not.
    func enter(_ digest: String, at now: Instant) -> SignInFailure? {
        func later(_ seconds: Int) -> SignInFailure {
            .slowed(until: Instant(milliseconds: now.milliseconds + Int64(seconds) * 1_000))
        }
        guard inFlight[digest, default: 0] < Self.inFlightMax else { return later(1) }
        if let seconds = bucket.take(at: now) { return later(seconds) }
        inFlight[digest, default: 0] += 1
        return nil
    }

    func leave(_ digest: String) {
        let left = inFlight[digest, default: 1] - 1
        inFlight[digest] = left > 0 ? left : nil
    }

    func trial(of digest: String) -> SignInPatience.Trial { strangers[digest] }

    func note(_ trial: SignInPatience.Trial, of digest: String) { strangers.note(trial, of: digest) }
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
