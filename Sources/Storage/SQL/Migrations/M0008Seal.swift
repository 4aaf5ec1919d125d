extension Migration {
    /// The seal: each event's place in the Merkle tree, the tree's nodes, signed heads, heads of other installations.
    /// All primary: `rebuild` leaves them as they are.
    static let seal = Migration(
        number: 8, name: "seal",
        statements: [
            """
            CREATE TABLE leaf (
              place {int} NOT NULL PRIMARY KEY,
              stream {text} NOT NULL,
              version {int} NOT NULL,
              hash {blob} NOT NULL,
              UNIQUE (stream, version)
            ){strict}
            """,
            """
            CREATE TABLE tree_node (
              level {int} NOT NULL,
              place {int} NOT NULL,
              hash {blob} NOT NULL,
              PRIMARY KEY (level, place)
            ){keyed}
            """,
            """
            CREATE TABLE tree_head (
              number {int} NOT NULL PRIMARY KEY,
              size {int} NOT NULL,
              root {blob} NOT NULL,
              hash_algorithm {text} NOT NULL,
              signed_at {int} NOT NULL,
              signature_algorithm {text} NOT NULL,
              key_id {text} NOT NULL,
              public_key {blob} NOT NULL,
              signature {blob} NOT NULL
            ){strict}
            """,
            "CREATE INDEX tree_head_size ON tree_head (size, number)",
            """
            CREATE TABLE sealer (
              name {text} NOT NULL PRIMARY KEY,
              holder {text} NOT NULL,
              held_until {int} NOT NULL,
              floor {int} NOT NULL,
              next_floor {int} NOT NULL,
              next_floor_at {int} NOT NULL,
              whole_at {int} NOT NULL
            ){keyed}
            """,
            """
            CREATE TABLE witness_head (
              number {int} NOT NULL PRIMARY KEY,
              source {text} NOT NULL,
              state {text} NOT NULL,
              size {int} NOT NULL,
              root {blob} NOT NULL,
              hash_algorithm {text} NOT NULL,
              signed_at {int} NOT NULL,
              signature_algorithm {text} NOT NULL,
              key_id {text} NOT NULL,
              public_key {blob} NOT NULL,
              signature {blob} NOT NULL,
              received_at {int} NOT NULL,
              received_by {text} NOT NULL
            ){strict}
            """,
            "CREATE INDEX witness_head_source ON witness_head (source, state, size, number)",
        ],
        appendOnly: ["leaf", "tree_node", "tree_head", "witness_head"])
}
