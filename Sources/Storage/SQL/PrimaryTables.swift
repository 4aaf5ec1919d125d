/// The tables that nothing makes again when they are gone: what a backup holds.
package enum PrimaryTables {
    /// A table, and in which order its rows are read.
    package struct Table: Hashable, Sendable {
        package let shape: TableShape
        /// In which order; where there are several writers, and where there is one.
        let order: (several: String, one: String)
        /// The column whose values may be very large, in a table with a key of one column.
        let large: String?

        /// Hands every row to `body`, with a value for each of the shape's columns.
        package func each(in session: any SQLSession, _ body: (SQLRow) throws -> Void) throws {
            let columns = shape.columns.joined(separator: ", ")
            let order = session.hasOtherWriters ? order.several : order.one
            guard let large, let key = shape.columns.first else {
                return try session.each("SELECT \(columns) FROM \(shape.name) ORDER BY \(order)", [], body)
            }
            // An engine that hands over many rows at once would hand over as many large ones.
            var keys: [SQLValue] = []
            var bytes = 0
            func flush() throws {
                let marks = Array(repeating: "?", count: keys.count).joined(separator: ", ")
                let sql = "SELECT \(columns) FROM \(shape.name) WHERE \(key) IN (\(marks)) ORDER BY \(order)"
                if !keys.isEmpty { for row in try session.rows(sql, keys) { try body(row) } }
                keys.removeAll(keepingCapacity: true)
                bytes = 0
            }
            try session.each("SELECT \(key), length(\(large)) FROM \(shape.name) ORDER BY \(order)", []) { row in
                if bytes + row.int(1) > Table.bytesMax || keys.count == Table.keysMax { try flush() }
                keys.append(row.values[0])
                bytes += row.int(1)
            }
            try flush()
        }

        /// So many bytes of large values, or one value, and so many rows are read together.
        private static let bytesMax = 8 << 20
        private static let keysMax = 64

        fileprivate init(
            _ name: String, key: [String], rest: [String], order: (several: String, one: String)? = nil,
            large: String? = nil
        ) {
            let byKey = key.joined(separator: ", ")
            shape = TableShape(name, key: key, rest: rest)
            self.order = order ?? (byKey, byKey)
            self.large = large
        }

        package static func == (left: Self, right: Self) -> Bool { left.shape == right.shape }
        package func hash(into hasher: inout Hasher) { hasher.combine(shape) }
    }

    /// The journal's events, a stream's content key, what the vault seals, and the key to that.
    package static let event = Table(
        "event", key: ["stream", "version"],
        rest: [
            "name", "shape", "body", "actor", "acting_body", "on_behalf_of", "occurred_on", "recorded_at", "rule_sets",
            "cause", "algorithm", "previous", "hash",
        ], order: (several: inLeafOrder, one: "position"))
    /// What the events' marks for rule sets stand for.
    package static let ruleSetList = Table("rule_set_list", key: ["mark"], rest: ["digests"])
    package static let contentKey = Table("content_key", key: ["stream"], rest: ["master", "wrapped"])
    package static let sealed = Table(
        "sealed", key: ["id"], rest: ["kind", "algorithm", "content", "sealed_at"], large: "content")
    package static let dataKey = Table("data_key", key: ["id"], rest: ["master", "wrapped"])

    /// Each event's place in the seal's tree, and the tree's nodes.
    package static let leaf = Table("leaf", key: ["place"], rest: ["stream", "version", "hash"])
    package static let treeNode = Table("tree_node", key: ["level", "place"], rest: ["hash"])

    /// Events in the order in which they were sealed, those that were not last: an engine with one writer, into which
    /// the copy is restored, gives positions in the same order as leaves.
    private static let inLeafOrder = """
        coalesce((SELECT l.place FROM leaf l WHERE l.stream = event.stream AND l.version = event.version),
          9223372036854775807), position
        """

    /// Those of the journal's database. Events in the order in which they came.
    package static let journal = [
        ruleSetList,
        event,
        leaf,
        treeNode,
        Table("tree_head", key: ["number"], rest: ["size", "root"] + signature),
        Table(
            "witness_head", key: ["number"],
            rest: ["source", "state", "size", "root"] + signature + ["received_at", "received_by"]),
        Table(
            "account", key: ["name"],
            rest: ["staff", "password", "must_change", "disabled", "failures", "locked_until"]),
        Table("answered", key: ["actor", "idempotency_key"], rest: ["fingerprint", "answer", "answered_at"]),
        Table("installation", key: ["key"], rest: ["value"]),
    ]

    private static let signature = [
        "hash_algorithm", "signed_at", "signature_algorithm", "key_id", "public_key", "signature",
    ]

    /// The vault's sealed values.
    package static let vault = [sealed]

    /// Keys that the law may order destroyed: of the journal's database, of the vault's. They have a backup of their
    /// own, kept for a shorter time, or their destruction would be void.
    package static let journalKeys = [contentKey]
    package static let vaultKeys = [dataKey]

    /// What passes: nobody misses it in a database that was restored.
    package static let passing = ["session", "sealer", "migration"]
}
