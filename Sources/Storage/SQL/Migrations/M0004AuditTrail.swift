extension Migration {
    /// The audit trail as a read table: what the audit administrator looks through, by day, kind, actor or Body. Empty
    /// at first: `rebuild` fills it from a journal that was there before.
    static let auditTrail = Migration(
        number: 4, name: "audit trail",
        statements: [
            """
            CREATE TABLE audit_entry (
              stream {text} NOT NULL, version {int} NOT NULL, at {int} NOT NULL, kind {text} NOT NULL,
              act {text} NOT NULL, actor {text} NOT NULL, body {text} NOT NULL, code {text} NOT NULL,
              object {text} NOT NULL, PRIMARY KEY (stream, version)
            ){keyed}
            """,
            "CREATE INDEX audit_entry_at ON audit_entry (at, stream, version)",
            "CREATE INDEX audit_entry_kind ON audit_entry (kind, at, stream, version)",
            "CREATE INDEX audit_entry_actor ON audit_entry (actor, at, stream, version)",
            "CREATE INDEX audit_entry_body ON audit_entry (body, at, stream, version)",
        ], appendOnly: [])
}
