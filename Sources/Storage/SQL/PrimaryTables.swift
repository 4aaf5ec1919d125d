/// The tables that nothing makes again when they are gone: what a backup holds.
package enum PrimaryTables {
    /// A table, and in which order its rows are read.
    package struct Table: Hashable, Sendable {
        package let shape: TableShape
        let order: String

        /// Hands every row to `body`, with a value for each of the shape's columns.
        package func each(in session: any SQLSession, _ body: (SQLRow) throws -> Void) throws {
            let columns = shape.columns.joined(separator: ", ")
            try session.each("SELECT \(columns) FROM \(shape.name) ORDER BY \(order)", [], body)
        }

        fileprivate init(_ name: String, key: [String], rest: [String], order: String? = nil) {
            shape = TableShape(name, key: key, rest: rest)
            self.order = order ?? key.joined(separator: ", ")
        }
    }

    /// The journal's events, a stream's content key, what the vault seals, and the key to that.
    package static let event = Table(
        "event", key: ["stream", "version"],
        rest: [
            "name", "shape", "body", "actor", "acting_body", "on_behalf_of", "occurred_on", "recorded_at", "rule_sets",
            "cause", "algorithm", "previous", "hash",
        ], order: "position")
    /// What the events' marks for rule sets stand for.
    package static let ruleSetList = Table("rule_set_list", key: ["mark"], rest: ["digests"])
    package static let contentKey = Table("content_key", key: ["stream"], rest: ["master", "wrapped"])
    package static let sealed = Table("sealed", key: ["id"], rest: ["kind", "algorithm", "content", "sealed_at"])
    package static let dataKey = Table("data_key", key: ["id"], rest: ["master", "wrapped"])

    /// Those of the journal's database. Events in the order in which they came.
    package static let journal = [
        ruleSetList,
        event,
        Table("leaf", key: ["place"], rest: ["stream", "version", "hash"]),
        Table("tree_node", key: ["level", "place"], rest: ["hash"]),
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
