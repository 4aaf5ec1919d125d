extension Migration {
    /// The journal: append-only, each stream a hash chain.
    static let journal = Migration(
        number: 1, name: "journal",
        statements: [
            """
            CREATE TABLE event (
              position {identity},
              stream {text} NOT NULL,
              version {int} NOT NULL,
              name {text} NOT NULL,
              shape {int} NOT NULL,
              body {text} NOT NULL,
              actor {text} NOT NULL,
              acting_body {text} NOT NULL,
              on_behalf_of {text},
              occurred_on {text} NOT NULL,
              recorded_at {int} NOT NULL,
              rule_sets {text} NOT NULL,
              cause {text},
              algorithm {text} NOT NULL,
              previous {blob} NOT NULL,
              hash {blob} NOT NULL,
              UNIQUE (stream, version)
            ){strict}
            """
        ],
        appendOnly: ["event"])
}
