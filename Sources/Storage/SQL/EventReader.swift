import Kernel

/// Reads events while rows go by: what a row says as the one before it did is not parsed again.
struct EventReader {
    private var opener: PayloadOpener
    private var streams = Repeated({ StreamId($0) }, written: { $0.description })
    private var actors = Repeated({ Actor($0) }, written: { $0.description })
    private var bodies = Repeated({ BodyCode($0) }, written: { $0.text })
    private var persons = Repeated({ StaffId($0) }, written: { $0.text })
    private var days = Repeated({ CivilDate($0) }, written: { $0.description })
    private var ruleSets = Repeated(
        { $0.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) } },
        written: { $0.joined(separator: " ") })

    init(cipher: EventCipher?) { opener = PayloadOpener(cipher: cipher) }

    /// The event of a row of `Journal`.
    ///
    /// What is hashed is what was read: a column that reads back otherwise was not written here. Nothing and an empty
    /// text have the same hash, and only the one is written.
    mutating func entry(_ row: SQLRow) throws(JournalError) -> JournalEntry {
        guard let stream = streams.read(row.text(1)), let actor = actors.read(row.text(6)),
            let body = bodies.read(row.text(7)), let occurredOn = days.read(row.text(9)),
            let ruleSets = ruleSets.read(row.text(11)), row.optionalText(12)?.isEmpty != true
        else { throw unreadable(row) }
        var onBehalfOf: StaffId?
        if let written = row.optionalText(8) {
            guard let person = persons.read(written) else { throw unreadable(row) }
            onBehalfOf = person
        }
        let written = StoredPayload(name: row.text(3), schema: row.int(4), body: row.text(5))
        let wrapped = row.optionalText(16).map { EventCipher.WrappedKey(master: $0, bytes: row.blob(17)) }
        let payload: StoredPayload
        do throws(StoreError) {
            payload = try opener.open(written, at: row.int(2), of: stream, under: wrapped)
        } catch { throw unreadable(row) }
        let event = StoredEvent(
            stream: stream, version: row.int(2), payload: payload, actor: actor, actingBody: body,
            onBehalfOf: onBehalfOf, occurredOn: occurredOn,
            recordedAt: Instant(milliseconds: Int64(row.int(10))), ruleSets: ruleSets, cause: row.optionalText(12))
        return JournalEntry(
            position: row.int(0), event: event, written: written, algorithm: row.text(13), previous: row.blob(14),
            hash: row.blob(15))
    }

    private func unreadable(_ row: SQLRow) -> JournalError {
        .unreadable(position: row.int(0), stream: row.text(1), version: row.int(2))
    }
}

/// The value of a column that neighbouring rows repeat.
private struct Repeated<Value> {
    private let parse: (String) -> Value?
    private let written: (Value) -> String
    private var last: (text: String, value: Value)?

    init(_ parse: @escaping (String) -> Value?, written: @escaping (Value) -> String) {
        self.parse = parse
        self.written = written
    }

    /// The value that is written so, byte by byte; nil where there is none.
    mutating func read(_ text: String) -> Value? {
        if let last, isSame(last.text, text) { return last.value }
        guard let value = parse(text), isSame(written(value), text) else { return nil }
        last = (text, value)
        return value
    }

    /// Whether two texts have the same bytes; `==` takes more for the same.
    private func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }
}
