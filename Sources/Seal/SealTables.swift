import Kernel
import Storage

/// An event on its way into the tree.
struct UnsealedEvent: Hashable, Sendable {
    let position: Int
    let stream: String
    let version: Int
    let hash: [UInt8]
}

/// A leaf with its place in the tree.
package struct SealedLeaf: Hashable, Sendable {
    package let place: Int
    package let hash: [UInt8]
}

/// The seal's tables: one query a function.
package enum SealTables {
    /// Whether this database has them; one that nobody has migrated yet does not.
    package static func exist(in session: any SQLSession) throws(StoreError) -> Bool {
        try session.row("SELECT 1 FROM migration WHERE name = 'seal'", []) != nil
    }

    // MARK: Leaves and nodes

    /// How many leaves there are.
    package static func size(in session: any SQLSession) throws(StoreError) -> Int {
        // Added up here: the largest number there is has none after it, and a stored place can be any.
        let last = try session.row("SELECT max(place) FROM leaf", [])?.optionalInt(0) ?? -1
        return last == .max ? last : last + 1
    }

    /// What has no leaf of the next stretch of the journal after a position, in its order.
    /// - Returns: these events, and the stretch's last position; nil where the journal ends at the position.
    static func unsealed(
        after position: Int, in session: any SQLSession
    ) throws(StoreError) -> (events: [UnsealedEvent], through: Int?) {
        let answers = try session.rows([
            SQLQuestion("SELECT max(position) FROM (\(stretch)) s", [.int(position)]),
            SQLQuestion(
                """
                SELECT s.position, s.stream, s.version, s.hash FROM (\(stretch)) s
                LEFT JOIN leaf l ON l.stream = s.stream AND l.version = s.version
                WHERE l.place IS NULL ORDER BY s.position
                """, [.int(position)]),
        ])
        let events = answers[1].map {
            UnsealedEvent(position: $0.int(0), stream: $0.text(1), version: $0.int(2), hash: $0.blob(3))
        }
        return (events, answers[0].first?.optionalInt(0))
    }

    /// The length stands in the text: a plan made for any length would read the whole journal and all leaves.
    private static let stretch =
        "SELECT position, stream, version, hash FROM event WHERE position > ? ORDER BY position LIMIT 10000"

    /// How many events have no leaf.
    package static func unsealedCount(in session: any SQLSession) throws(StoreError) -> Int {
        let events = try session.row("SELECT count(*) FROM event", [])?.int(0) ?? 0
        return max(0, events - (try size(in: session)))
    }

    /// How many events came after the newest that has a leaf: what waits for the sealer, without counting the journal.
    package static func waitingCount(in session: any SQLSession) throws(StoreError) -> Int {
        try session.row(
            """
            SELECT count(*) FROM event WHERE position > coalesce((SELECT e.position FROM leaf l
              JOIN event e ON e.stream = l.stream AND e.version = l.version ORDER BY l.place DESC LIMIT 1), 0)
            """, [])?.int(0) ?? 0
    }

    /// The journal's last position.
    package static func lastPosition(in session: any SQLSession) throws(StoreError) -> Int {
        try session.row("SELECT coalesce(max(position), 0) FROM event", [])?.int(0) ?? 0
    }

    /// What a stretch of events adds to the tree.
    struct Growth {
        private var leaves: [[SQLValue]] = []
        private var nodes: [[SQLValue]] = []

        mutating func addLeaf(at place: Int, _ event: UnsealedEvent, hash: [UInt8]) {
            leaves.append([.int(place), .text(event.stream), .int(event.version), .blob(hash)])
        }

        mutating func addNode(level: Int, place: Int, hash: [UInt8]) {
            nodes.append([.int(level), .int(place), .blob(hash)])
        }

        /// Writes it, many rows at a time.
        func write(in session: any SQLSession) throws(StoreError) {
            try session.load(PrimaryTables.leaf.shape, leaves)
            try session.load(PrimaryTables.treeNode.shape, nodes)
        }
    }

    static func node(level: Int, place: Int, in session: any SQLSession) throws(StoreError) -> [UInt8]? {
        try session.row("SELECT hash FROM tree_node WHERE level = ? AND place = ?", [.int(level), .int(place)])?
            .blob(0)
    }

    /// The leaf of an event.
    package static func leaf(
        of stream: String, version: Int, in session: any SQLSession
    ) throws(StoreError) -> SealedLeaf? {
        try session.row(
            "SELECT place, hash FROM leaf WHERE stream = ? AND version = ?", [.text(stream), .int(version)]
        ).map { SealedLeaf(place: $0.int(0), hash: $0.blob(1)) }
    }

    // MARK: Heads

    static let headColumns = "size, root, hash_algorithm, signed_at, signature_algorithm, public_key, signature"

    static func head(_ row: SQLRow, from column: Int = 0) -> TreeHead {
        TreeHead(
            size: row.int(column), root: row.blob(column + 1), hashAlgorithm: row.text(column + 2),
            signedAt: Instant(milliseconds: Int64(row.int(column + 3))), signatureAlgorithm: row.text(column + 4),
            publicKey: row.blob(column + 5), signature: row.blob(column + 6))
    }

    /// The values of a head, in the order of `headColumns` with the key's identifier at the end.
    static func values(of head: TreeHead) -> [SQLValue] {
        [
            .int(head.size), .blob(head.root), .text(head.hashAlgorithm), .int(head.signedAt.milliseconds),
            .text(head.signatureAlgorithm), .blob(head.publicKey), .blob(head.signature), .text(head.keyId),
        ]
    }

    /// The newest head.
    package static func lastHead(in session: any SQLSession) throws(StoreError) -> TreeHead? {
        try session.row("SELECT \(headColumns) FROM tree_head ORDER BY number DESC LIMIT 1", []).map { head($0) }
    }

    /// The newest heads, newest first.
    package static func heads(limit: Int, in session: any SQLSession) throws(StoreError) -> [TreeHead] {
        try session.rows("SELECT \(headColumns) FROM tree_head ORDER BY number DESC LIMIT ?", [.int(limit)])
            .map { head($0) }
    }

    /// The newest head over so many leaves.
    package static func head(ofSize size: Int, in session: any SQLSession) throws(StoreError) -> TreeHead? {
        try session.row(
            "SELECT \(headColumns) FROM tree_head WHERE size = ? ORDER BY number DESC LIMIT 1", [.int(size)]
        ).map { head($0) }
    }

    static func add(_ head: TreeHead, in session: any SQLSession) throws(StoreError) {
        let number = try session.row("SELECT coalesce(max(number), 0) + 1 FROM tree_head", [])?.int(0) ?? 1
        try session.put(
            """
            INSERT INTO tree_head (number, \(headColumns), key_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, [.int(number)] + values(of: head))
    }
}

/// The stored nodes, read inside one transaction.
package struct StoredNodes: TreeNodes {
    private let session: any SQLSession

    package init(session: any SQLSession) { self.session = session }

    package func hashes(level: Int, from place: Int, count: Int) throws(SealError) -> [[UInt8]] {
        let rows: [SQLRow]
        do {
            let range: [SQLValue] = [.int(place), .int(place + count)]
            rows =
                level == 0
                ? try session.rows("SELECT hash FROM leaf WHERE place >= ? AND place < ? ORDER BY place", range)
                : try session.rows(
                    "SELECT hash FROM tree_node WHERE level = ? AND place >= ? AND place < ? ORDER BY place",
                    [.int(level)] + range)
        } catch { throw .store(error) }
        guard rows.count == count else { throw .treeDamaged }
        return rows.map { $0.blob(0) }
    }
}
