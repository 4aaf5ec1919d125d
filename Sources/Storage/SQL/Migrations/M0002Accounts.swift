extension Migration {
    /// What is primary besides the journal: accounts, sessions, answers to repeated requests.
    static let accounts = Migration(
        number: 2, name: "accounts",
        statements: [
            """
            CREATE TABLE account (
              name {text} NOT NULL PRIMARY KEY,
              staff {text} NOT NULL UNIQUE,
              password {text} NOT NULL,
              must_change {int} NOT NULL,
              disabled {int} NOT NULL,
              failures {int} NOT NULL,
              locked_until {int} NOT NULL
            ){keyed}
            """,
            """
            CREATE TABLE session (
              token {text} NOT NULL PRIMARY KEY,
              account {text} NOT NULL,
              csrf {text} NOT NULL,
              kind {text} NOT NULL,
              language {text} NOT NULL,
              created_at {int} NOT NULL,
              seen_at {int} NOT NULL
            ){keyed}
            """,
            """
            CREATE TABLE answered (
              actor {text} NOT NULL,
              idempotency_key {text} NOT NULL,
              fingerprint {text} NOT NULL,
              answer {text} NOT NULL,
              answered_at {int} NOT NULL,
              PRIMARY KEY (actor, idempotency_key)
            ){keyed}
            """,
            "CREATE INDEX answered_at ON answered (answered_at)",
            """
            CREATE TABLE installation (
              key {text} NOT NULL PRIMARY KEY,
              value {text} NOT NULL
            ){keyed}
            """,
        ],
        appendOnly: [])
}
