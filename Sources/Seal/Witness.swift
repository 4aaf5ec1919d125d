import Kernel
import Storage

/// A head of another installation, kept here: as it came, for good.
package struct WitnessHead: Hashable, Sendable {
    package let number: Int
    /// Whose it is, in the words of whoever brought it.
    package let source: String
    package let state: State
    package let head: TreeHead
    package let receivedAt: Instant
    package let receivedBy: Actor

    /// Whether it fits what was kept before.
    package enum State: String, Sendable, CaseIterable {
        /// It extends the last one kept, or is the first.
        case kept
        /// It has as many events as one kept before, and another root.
        case rootDiffers
        /// The proof that came with it does not show that the one extends the other.
        case proofFails

        /// Whether history was rewritten, or nothing shows that it was not.
        package var isAlarm: Bool {
            switch self {
            case .kept: false
            case .rootDiffers, .proofFails: true
            }
        }
    }
}

/// Why a head is not kept at all.
package enum WitnessRefusal: Hashable, Sendable, Error, CaseIterable {
    /// The signature is not that of the key.
    case signatureBad
    /// The head was signed by another key than the one given.
    case keyOther
    /// The key given is not the one of the heads kept before, and nobody said that it was changed.
    case keyChanged
    /// A hash or signature that is not known here.
    case algorithmUnknown
    /// The sizes differ from the last one's, and no proof for these two came with it.
    case proofMissing
}

/// Keeps heads of other installations and compares each with the last.
package enum Witness {
    /// What came.
    package struct Offer: Hashable, Sendable {
        package let source: String
        package let head: TreeHead
        /// The key that is known to be theirs.
        package let publicKey: [UInt8]
        package let proof: ConsistencyProof?
        /// Whether they have told, on another way, that their key is a new one.
        package let isKeyNew: Bool

        package init(
            source: String, head: TreeHead, publicKey: [UInt8], proof: ConsistencyProof?, isKeyNew: Bool = false
        ) {
            self.source = source
            self.head = head
            self.publicKey = publicKey
            self.proof = proof
            self.isKeyNew = isKeyNew
        }
    }

    /// What is to become of a head, given the last one that was kept.
    package static func judge(
        _ offer: Offer, after last: TreeHead?, algorithms: SealAlgorithms = .standard
    ) throws(WitnessRefusal) -> WitnessHead.State {
        let head = offer.head
        guard head.publicKey == offer.publicKey else { throw .keyOther }
        guard let hash = algorithms.hash(named: head.hashAlgorithm), let isSigned = try? head.isSigned(by: algorithms)
        else { throw .algorithmUnknown }
        guard isSigned else { throw .signatureBad }
        guard let last else { return .kept }
        guard last.publicKey == head.publicKey || offer.isKeyNew else { throw .keyChanged }
        guard last.hashAlgorithm == head.hashAlgorithm else { throw .algorithmUnknown }
        if last.size == head.size { return last.root == head.root ? .kept : .rootDiffers }
        let (older, newer) = last.size < head.size ? (last, head) : (head, last)
        guard let proof = offer.proof, proof.from == older.size, proof.to == newer.size else { throw .proofMissing }
        return proof.shows(older, becomes: newer, hash: hash) ? .kept : .proofFails
    }

    /// The largest head of a source among those that fit.
    package static func last(of source: String, in session: any SQLSession) throws(StoreError) -> WitnessHead? {
        try session.row(
            """
            SELECT \(columns) FROM witness_head WHERE source = ? AND state = ? ORDER BY size DESC, number DESC LIMIT 1
            """, [.text(source), .text(WitnessHead.State.kept.rawValue)]
        ).flatMap(witnessHead)
    }

    /// Keeps a head.
    package static func keep(
        _ offer: Offer, as state: WitnessHead.State, by actor: Actor, at now: Instant, in session: any SQLSession
    ) throws(StoreError) {
        let number = try session.row("SELECT coalesce(max(number), 0) + 1 FROM witness_head", [])?.int(0) ?? 1
        try session.put(
            """
            INSERT INTO witness_head
              (number, source, state, \(SealTables.headColumns), key_id, received_at, received_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [.int(number), .text(offer.source), .text(state.rawValue)] + SealTables.values(of: offer.head)
                + [.int(now.milliseconds), .text(actor.description)])
    }

    /// The last head of each source that fits, by source.
    package static func lastOfEach(in session: any SQLSession) throws(StoreError) -> [WitnessHead] {
        let sources = try session.rows("SELECT DISTINCT source FROM witness_head ORDER BY source", [])
        var found: [WitnessHead] = []
        for source in sources {
            if let last = try last(of: source.text(0), in: session) { found.append(last) }
        }
        return found
    }

    /// Heads that do not fit, newest first.
    package static func alarms(limit: Int, in session: any SQLSession) throws(StoreError) -> [WitnessHead] {
        try session.rows(
            "SELECT \(columns) FROM witness_head WHERE state <> ? ORDER BY number DESC LIMIT ?",
            [.text(WitnessHead.State.kept.rawValue), .int(limit)]
        ).compactMap(witnessHead)
    }

    private static let columns = "number, source, state, received_at, received_by, \(SealTables.headColumns)"

    private static func witnessHead(_ row: SQLRow) -> WitnessHead? {
        guard let state = WitnessHead.State(rawValue: row.text(2)), let actor = Actor(row.text(4)) else { return nil }
        return WitnessHead(
            number: row.int(0), source: row.text(1), state: state, head: SealTables.head(row, from: 5),
            receivedAt: Instant(milliseconds: Int64(row.int(3))), receivedBy: actor)
    }
}

extension Witness.Offer: Decodable {
    private enum Key: String, CodingKey { case from, key, head, proof, isKeyNew }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        guard let key = [UInt8](hexadecimal: try fields.decode(String.self, forKey: .key)) else {
            throw DecodingError.dataCorruptedError(forKey: .key, in: fields, debugDescription: "not hexadecimal")
        }
        self.init(
            source: try fields.decode(String.self, forKey: .from),
            head: try fields.decode(TreeHead.self, forKey: .head),
            publicKey: key, proof: try fields.decodeIfPresent(ConsistencyProof.self, forKey: .proof),
            isKeyNew: try fields.decodeIfPresent(Bool.self, forKey: .isKeyNew) ?? false)
    }
}
