import Kernel

/// An account as stored.
package struct AccountRow: Hashable, Sendable {
    package let name: String
    package let staff: StaffId
    /// The password's hash.
    package let password: String
    package let mustChange: Bool
    package let isDisabled: Bool
    package let failures: Int
    /// Until when sign-in is refused; zero when it is not.
    package let lockedUntil: Instant
}

/// A session as stored, under the digest of its token.
package struct SessionRow: Hashable, Sendable {
    package let account: String
    package let staff: StaffId
    package let csrf: String
    /// `page` or `api`.
    package let kind: String
    package let language: String
    package let seenAt: Instant
    package let mustChange: Bool
}

/// Accounts and sessions: one query a function.
package enum Accounts {
    /// The account of this name.
    package static func account(_ name: String, in session: any SQLSession) throws(StoreError) -> AccountRow? {
        try session.row(
            """
            SELECT name, staff, password, must_change, disabled, failures, locked_until FROM account WHERE name = ?
            """, [.text(name)]
        ).flatMap { row in
            guard let staff = StaffId(row.text(1)) else { return nil }
            return AccountRow(
                name: row.text(0), staff: staff, password: row.text(2), mustChange: row.flag(3),
                isDisabled: row.flag(4), failures: row.int(5), lockedUntil: Instant(milliseconds: Int64(row.int(6))))
        }
    }

    /// Makes an account, or gives the one of this name a new password.
    package static func put(
        _ name: String, staff: StaffId, password: String, mustChange: Bool, in session: any SQLSession
    ) throws(StoreError) {
        try session.run(
            """
            INSERT INTO account (name, staff, password, must_change, disabled, failures, locked_until)
            VALUES (?, ?, ?, ?, 0, 0, 0)
            ON CONFLICT (name) DO UPDATE SET password = excluded.password, must_change = excluded.must_change,
              failures = 0, locked_until = 0
            """, [.text(name), .text(staff.text), .text(password), .flag(mustChange)])
    }

    /// Notes a failed or successful sign-in.
    package static func note(
        failures: Int, lockedUntil: Instant, of name: String, in session: any SQLSession
    ) throws(StoreError) {
        try session.put(
            "UPDATE account SET failures = ?, locked_until = ? WHERE name = ?",
            [.int(failures), .int(lockedUntil.milliseconds), .text(name)])
    }

    /// Disables or enables an account; a disabled one's sessions end.
    package static func disable(
        _ isDisabled: Bool, _ name: String, in session: any SQLSession
    ) throws(StoreError) {
        try session.put("UPDATE account SET disabled = ? WHERE name = ?", [.flag(isDisabled), .text(name)])
        if isDisabled { try session.put("DELETE FROM session WHERE account = ?", [.text(name)]) }
    }

    /// All accounts by name, with the staff member's name and Body.
    package static func list(
        in session: any SQLSession
    ) throws(StoreError) -> [(account: String, staff: StaffId, name: String, body: String, isDisabled: Bool)] {
        try session.rows(
            """
            SELECT a.name, a.staff, coalesce(s.name, ''), coalesce(b.name, ''), a.disabled FROM account a
            LEFT JOIN staff s ON s.id = a.staff LEFT JOIN body b ON b.code = s.body ORDER BY a.name
            """, []
        ).compactMap { row in
            StaffId(row.text(1)).map { (row.text(0), $0, row.text(2), row.text(3), row.flag(4)) }
        }
    }

    /// Opens a session under the digest of its token.
    package static func open(
        _ token: String, account: String, csrf: String, kind: String, language: String, at now: Instant,
        in session: any SQLSession
    ) throws(StoreError) {
        try session.put(
            """
            INSERT INTO session (token, account, csrf, kind, language, created_at, seen_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(token), .text(account), .text(csrf), .text(kind), .text(language), .int(now.milliseconds),
                .int(now.milliseconds),
            ])
    }

    /// The session of a token's digest whose account is not disabled.
    package static func session(_ token: String, in session: any SQLSession) throws(StoreError) -> SessionRow? {
        try session.row(
            """
            SELECT s.account, a.staff, s.csrf, s.kind, s.language, s.seen_at, a.must_change FROM session s
            JOIN account a ON a.name = s.account WHERE s.token = ? AND a.disabled = 0
            """, [.text(token)]
        ).flatMap { row in
            guard let staff = StaffId(row.text(1)) else { return nil }
            return SessionRow(
                account: row.text(0), staff: staff, csrf: row.text(2), kind: row.text(3), language: row.text(4),
                seenAt: Instant(milliseconds: Int64(row.int(5))), mustChange: row.flag(6))
        }
    }

    /// Moves a session's idle clock.
    package static func touch(_ token: String, at now: Instant, in session: any SQLSession) throws(StoreError) {
        try session.put("UPDATE session SET seen_at = ? WHERE token = ?", [.int(now.milliseconds), .text(token)])
    }

    /// Sets a session's language.
    package static func setLanguage(
        _ language: String, of token: String, in session: any SQLSession
    ) throws(StoreError) {
        try session.put("UPDATE session SET language = ? WHERE token = ?", [.text(language), .text(token)])
    }

    /// Ends a session.
    package static func close(_ token: String, in session: any SQLSession) throws(StoreError) {
        try session.put("DELETE FROM session WHERE token = ?", [.text(token)])
    }

    /// Ends every session of an account but one: after a new password.
    package static func closeAll(
        of account: String, but token: String, in session: any SQLSession
    ) throws(StoreError) {
        try session.put("DELETE FROM session WHERE account = ? AND token <> ?", [.text(account), .text(token)])
    }

    /// A value of the installation's own settings.
    package static func setting(_ key: String, in session: any SQLSession) throws(StoreError) -> String? {
        try session.row("SELECT value FROM installation WHERE key = ?", [.text(key)])?.text(0)
    }

    /// The installation's own settings whose keys lie between two texts, by key.
    package static func settings(
        from first: String, below end: String, in session: any SQLSession
    ) throws(StoreError) -> [(key: String, value: String)] {
        try session.rows(
            "SELECT key, value FROM installation WHERE key >= ? AND key < ? ORDER BY key", [.text(first), .text(end)]
        ).map { ($0.text(0), $0.text(1)) }
    }

    /// Takes a value of the installation's own settings away.
    package static func unset(_ key: String, in session: any SQLSession) throws(StoreError) {
        try session.put("DELETE FROM installation WHERE key = ?", [.text(key)])
    }

    /// Sets a value of the installation's own settings.
    package static func set(_ key: String, to value: String, in session: any SQLSession) throws(StoreError) {
        try session.put(
            """
            INSERT INTO installation (key, value) VALUES (?, ?)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """, [.text(key), .text(value)])
    }
}
