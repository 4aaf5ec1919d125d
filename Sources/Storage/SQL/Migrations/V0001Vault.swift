extension Migration {
    /// The vault's own database: sealed values, and apart from them the keys that open them.
    static let vaultRows = Migration(
        number: 1, name: "vault",
        statements: [
            """
            CREATE TABLE sealed (
              id {text} NOT NULL PRIMARY KEY,
              kind {text} NOT NULL,
              algorithm {text} NOT NULL,
              content {blob} NOT NULL,
              sealed_at {int} NOT NULL
            ){strict}
            """,
            """
            CREATE TABLE data_key (
              id {text} NOT NULL PRIMARY KEY,
              master {text} NOT NULL,
              wrapped {blob} NOT NULL
            ){strict}
            """,
        ],
        appendOnly: [])
}
