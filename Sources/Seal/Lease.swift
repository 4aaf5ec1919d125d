import Kernel
import Storage

/// The right to append to the tree: one holder at a time over all nodes, lost by itself when the holder dies.
struct Lease: Sendable {
    private static let name = "journal"
    /// How long it holds without being renewed.
    private static let milliseconds: Int64 = 60_000

    /// Who holds it: random, made for one run.
    let holder: String

    /// From where a run looks for events without a leaf.
    ///
    /// Positions may become visible out of order: a run that looked only behind the last position it has seen would
    /// miss some for good. So a run looks again at all that is younger than the settling time, and once a day at
    /// everything.
    struct Floor: Hashable, Sendable {
        /// At this position and before it everything had a leaf, longer ago than the settling time.
        var position = 0
        /// The next such position, and since when it is known.
        var next = 0
        var nextAt = Instant(milliseconds: 0)
        /// When everything was looked at.
        var wholeAt = Instant(milliseconds: 0)
    }

    /// Takes the lease.
    /// - Returns: where to look from, or nil when somebody else holds it.
    func take(at now: Instant, in session: any SQLSession) throws(StoreError) -> Floor? {
        try session.run(
            """
            INSERT INTO sealer (name, holder, held_until, floor, next_floor, next_floor_at, whole_at)
            VALUES (?, '', 0, 0, 0, 0, 0) ON CONFLICT (name) DO NOTHING
            """, [.text(Self.name)])
        let taken = try session.run(
            "UPDATE sealer SET holder = ?, held_until = ? WHERE name = ? AND held_until <= ?",
            [
                .text(holder), .int(now.milliseconds + Self.milliseconds), .text(Self.name), .int(now.milliseconds),
            ])
        guard taken == 1 else { return nil }
        return try session.row(
            "SELECT floor, next_floor, next_floor_at, whole_at FROM sealer WHERE name = ?", [.text(Self.name)]
        ).map { row in
            Floor(
                position: row.int(0), next: row.int(1), nextAt: Instant(milliseconds: Int64(row.int(2))),
                wholeAt: Instant(milliseconds: Int64(row.int(3))))
        }
    }

    /// Holds it longer, inside the transaction that needs it: on PostgreSQL this also makes others wait.
    /// - Returns: whether it was still held.
    func renew(at now: Instant, in session: any SQLSession) throws(StoreError) -> Bool {
        try session.run(
            "UPDATE sealer SET held_until = ? WHERE name = ? AND holder = ? AND held_until > ?",
            [
                .int(now.milliseconds + Self.milliseconds), .text(Self.name), .text(holder), .int(now.milliseconds),
            ]) == 1
    }

    /// Gives it up, with where the next run is to look from when this one came to its end.
    func giveUp(_ floor: Floor?, in session: any SQLSession) throws(StoreError) {
        try session.run(
            "UPDATE sealer SET holder = '', held_until = 0 WHERE name = ? AND holder = ?",
            [.text(Self.name), .text(holder)])
        guard let floor else { return }
        try session.run(
            "UPDATE sealer SET floor = ?, next_floor = ?, next_floor_at = ?, whole_at = ? WHERE name = ?",
            [
                .int(floor.position), .int(floor.next), .int(floor.nextAt.milliseconds),
                .int(floor.wholeAt.milliseconds), .text(Self.name),
            ])
    }
}
