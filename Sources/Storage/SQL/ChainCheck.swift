import Kernel

/// Recomputes every chain from the rows as they lie, in the order of the journal: one reading from the first row to the
/// last, in which nothing is understood but the hash.
struct ChainCheck {
    /// The columns of a row, in the order in which `row` takes them.
    static let select = """
        SELECT position, stream, version, name, shape, body, actor, acting_body, on_behalf_of, occurred_on, recorded_at,
          rule_sets, cause, algorithm, previous, hash
        FROM event ORDER BY position
        """
    private static let kinds: [SQLKind] = [
        .int, .text, .int, .text, .int, .text, .text, .text, .text, .text, .int, .text, .text, .text, .blob, .blob,
    ]
    /// `on_behalf_of` and `cause` may be absent; then they are null and not empty.
    private static let mayBeAbsent: Set<Int> = [8, 12]

    /// How many events were looked at.
    private(set) var events = 0
    /// The first position at which no row was; nil where positions may have gaps, or have none.
    private(set) var gap: Int?

    private let isGapless: Bool
    private let lists: [String: [UInt8]]
    private let algorithm = Array(Journal.algorithm.utf8)
    private var heads: [String: Head] = [:]
    private var image = EventImage()

    /// A stream's last event: its version, and its hash in four words.
    private struct Head {
        var version = 0
        var hash: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    }

    /// - Parameter lists: what events' marks for rule sets stand for.
    init(isGapless: Bool, lists: [String: [UInt8]]) {
        self.isGapless = isGapless
        self.lists = lists
    }

    /// Takes the next row.
    /// - Throws: what does not fit about it.
    mutating func take(_ row: any SQLCells) throws(BadEvent) {
        let position = Int(row.int(0))
        events += 1
        // One that is below its place is no position at all.
        if isGapless, gap == nil, position != events { gap = min(position, events) }
        let stream = String(decoding: row.bytes(1), as: UTF8.self)
        func bad(_ flaw: BadEvent.Flaw, version: Int? = nil) -> BadEvent {
            BadEvent(stream: stream, version: version ?? Int(row.int(2)), position: position, flaw: flaw)
        }
        guard Self.hasItsKinds(row) else { throw bad(.unreadable) }
        guard row.bytes(13).elementsEqual(algorithm), try digest(of: row, bad) else { throw bad(.contentChanged) }
        var head = heads[stream] ?? Head()
        guard row.int(2) == Int64(head.version) + 1 else { throw bad(.versionMissing, version: head.version + 1) }
        guard Self.words(row.bytes(14)) ?? (1, 1, 1, 1) == head.hash, let hash = Self.words(row.bytes(15)) else {
            throw bad(.chainBroken)
        }
        head.version += 1
        head.hash = hash
        heads[stream] = head
    }

    /// Whether the row's hash is that of its content.
    private mutating func digest(
        of row: any SQLCells, _ bad: (BadEvent.Flaw, Int?) -> BadEvent
    ) throws(BadEvent) -> Bool {
        let written = row.bytes(11)
        guard written.first == UInt8(ascii: "~") else {
            set(row, ruleSets: written)
            return row.bytes(15).elementsEqual(image.digest)
        }
        guard let list = lists[String(decoding: written, as: UTF8.self)] else { throw bad(.unreadable, nil) }
        list.withUnsafeBytes { set(row, ruleSets: $0) }
        return row.bytes(15).elementsEqual(image.digest)
    }

    private mutating func set(_ row: any SQLCells, ruleSets: UnsafeRawBufferPointer) {
        image.set(
            EventImage.Fields(
                algorithm: row.bytes(13), previous: row.bytes(14), stream: row.bytes(1), version: row.int(2),
                name: row.bytes(3), shape: row.int(4), body: row.bytes(5), actor: row.bytes(6),
                actingBody: row.bytes(7), onBehalfOf: row.bytes(8), occurredOn: row.bytes(9),
                recordedAt: row.int(10), ruleSets: ruleSets, cause: row.bytes(12)))
    }

    private static func hasItsKinds(_ row: any SQLCells) -> Bool {
        for (column, kind) in kinds.enumerated() {
            let found = row.kind(column)
            if found == .null, mayBeAbsent.contains(column) { continue }
            guard found == kind, !mayBeAbsent.contains(column) || !row.bytes(column).isEmpty else { return false }
        }
        return true
    }

    /// The 32 bytes of a hash; nil for any other number of them.
    private static func words(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64, UInt64)? {
        guard bytes.count == 32 else { return nil }
        func word(_ index: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
        return (word(0), word(1), word(2), word(3))
    }
}
