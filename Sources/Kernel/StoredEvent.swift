import FoundationEssentials

/// An event's part that its mechanism writes: a name and version that never change, and canonical JSON.
package struct StoredPayload: Hashable, Sendable {
    /// `clarification.approved`.
    package let name: String
    /// The version of the payload's shape, from 1.
    package let schema: Int
    /// Canonical JSON: keys sorted, slashes unescaped, no white space; hashed and stored as text.
    package let body: String
    /// Whether the journal writes it under its stream's content key, so that destroying the key destroys it.
    package let isErasable: Bool

    package init(name: String, schema: Int, body: String, isErasable: Bool = false) {
        self.name = name
        self.schema = schema
        self.body = body
        self.isErasable = isErasable
    }

    /// The shape of a payload that lies in the journal under its stream's content key; payloads' own count from 1.
    package static let underKey = 0

    /// Whether this was erasable and its key is gone: only the name is left, and that there was such an event.
    package var isErased: Bool { schema == Self.underKey }

    /// The same, to be written so that it can be destroyed.
    package var erasable: StoredPayload { StoredPayload(name: name, schema: schema, body: body, isErasable: true) }

    /// The payload of an event.
    package init(_ name: String, schema: Int = 1, _ value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            let bytes = try encoder.encode(value)
            self.init(name: name, schema: schema, body: String(decoding: bytes, as: UTF8.self))
        } catch {
            preconditionFailure("an event's payload holds only texts, numbers, lists: it always encodes")
        }
    }

    private static let decoder = JSONDecoder()

    /// The value in the body.
    /// - Throws: `CodecError` when the body does not have the value's shape.
    package func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(CodecError) -> Value {
        do {
            return try Self.decoder.decode(Value.self, from: Data(body.utf8))
        } catch {
            throw CodecError(name: name, schema: schema)
        }
    }
}

/// A payload without fields.
package struct NoFields: Hashable, Sendable, Codable {
    package init() {}
}

/// An event whose name, version or shape nobody here knows.
package struct CodecError: Error, Equatable {
    package let name: String
    package let schema: Int

    package init(name: String, schema: Int) {
        self.name = name
        self.schema = schema
    }
}

/// An event as the journal keeps it, before it is chained.
package struct StoredEvent: Hashable, Sendable {
    package let stream: StreamId
    /// The event's place in its stream, from 1.
    package let version: Int
    package let payload: StoredPayload
    package let actor: Actor
    package let actingBody: BodyCode
    package let onBehalfOf: StaffId?
    package let occurredOn: CivilDate
    package let recordedAt: Instant
    /// Digests of the rule sets the decision was made under, nearest first.
    package let ruleSets: [String]
    /// The event this one is a consequence of, `intake/x#7`; nil for a person's act.
    package let cause: String?

    package init(
        stream: StreamId, version: Int, payload: StoredPayload, actor: Actor, actingBody: BodyCode,
        onBehalfOf: StaffId? = nil, occurredOn: CivilDate, recordedAt: Instant, ruleSets: [String], cause: String?
    ) {
        self.stream = stream
        self.version = version
        self.payload = payload
        self.actor = actor
        self.actingBody = actingBody
        self.onBehalfOf = onBehalfOf
        self.occurredOn = occurredOn
        self.recordedAt = recordedAt
        self.ruleSets = ruleSets
        self.cause = cause
    }

    /// The event read by its mechanism.
    package func recorded<M: Decider>(as mechanism: M.Type) throws(CodecError) -> Recorded<M.Event> {
        Recorded(
            event: try M.restored(payload), actor: actor, actingBody: actingBody, onBehalfOf: onBehalfOf,
            occurredOn: occurredOn, recordedAt: recordedAt, version: version)
    }
}
