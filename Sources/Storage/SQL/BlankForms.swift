import Kernel

/// A numbered blank as lists show it.
package struct BlankFormRow: Hashable, Sendable {
    package let number: String
    package let body: BodyCode
    package let kind: BlankFormKind
    package let purpose: String
    package let place: String
    /// The version of the event by which it was drawn, and its place among those drawn together.
    package let drawing: Int
    package let ordinal: Int
    /// `staff:hu`.
    package let drawnBy: Actor
    package let drawnOn: CivilDate
    package let printings: Int
    package let void: Void?
    /// The version of the last event about it.
    package let version: Int
    /// The case it was entered into; read from the cases' own table.
    package internal(set) var use: Use?

    /// Why, by whom and when it was made void.
    package struct Void: Hashable, Sendable {
        package let reason: String
        package let by: Actor
        package let on: CivilDate

        package init(reason: String, by: Actor, on: CivilDate) {
            self.reason = reason
            self.by = by
            self.on = on
        }
    }

    /// The case that used it, whoever may see that case.
    package struct Use: Hashable, Sendable {
        package let caseId: CaseId
        /// Who entered it and when; nil where what the case said was destroyed.
        package let entry: BlankFormUse.Entry?
    }

    package init(
        number: String, body: BodyCode, kind: BlankFormKind, purpose: String, place: String, drawing: Int,
        ordinal: Int, drawnBy: Actor, drawnOn: CivilDate, printings: Int, void: Void?, version: Int
    ) {
        self.number = number
        self.body = body
        self.kind = kind
        self.purpose = purpose
        self.place = place
        self.drawing = drawing
        self.ordinal = ordinal
        self.drawnBy = drawnBy
        self.drawnOn = drawnOn
        self.printings = printings
        self.void = void
        self.version = version
    }

    /// Whether it still has to be accounted for.
    package var isOpen: Bool { use == nil && void == nil }
    /// Where a list goes on after it.
    package var position: BlankForms.Position { .init(drawing: drawing, ordinal: ordinal) }
}

/// Numbered blanks: one query a function.
package enum BlankForms {
    /// A place in a Body's blanks.
    package struct Position: Hashable, Sendable {
        package let drawing: Int
        package let ordinal: Int

        package init(drawing: Int, ordinal: Int) {
            self.drawing = drawing
            self.ordinal = ordinal
        }
    }

    private static let columns = """
        f.number, f.body, f.kind, f.purpose, f.place, f.drawing, f.ordinal, f.drawn_by, f.drawn_on, f.printings,
        f.void_reason, f.void_by, f.void_on, f.version, u.id, u.is_traceable, u.entered_by, u.entered_on
        """
    private static let tables = "blank_form f LEFT JOIN blank_form_use u ON u.number = f.number"

    /// The blank with a number, or nil.
    package static func row(_ number: String, in session: any SQLSession) throws(StoreError) -> BlankFormRow? {
        try session.row("SELECT \(columns) FROM \(tables) WHERE f.number = ?", [.text(number)]).flatMap(row)
    }

    /// Blanks of a Body that are neither used nor void, those drawn longest ago first.
    package static func open(
        of body: BodyCode, after: Position? = nil, limit: Int, in session: any SQLSession
    ) throws(StoreError) -> [BlankFormRow] {
        let from = after ?? Position(drawing: 0, ordinal: 0)
        return try session.rows(
            """
            SELECT \(columns) FROM \(tables)
            WHERE f.body = ? AND (f.drawing, f.ordinal) > (?, ?) AND u.number IS NULL AND f.void_on IS NULL
            ORDER BY f.drawing, f.ordinal LIMIT ?
            """, [.text(body.text), .int(from.drawing), .int(from.ordinal), .int(limit)]
        ).compactMap(row)
    }

    /// Blanks of a Body that are used or void, those drawn last first.
    package static func settled(
        of body: BodyCode, before: Position? = nil, limit: Int, in session: any SQLSession
    ) throws(StoreError) -> [BlankFormRow] {
        let from = before ?? Position(drawing: .max, ordinal: 0)
        return try session.rows(
            """
            SELECT \(columns) FROM \(tables)
            WHERE f.body = ? AND (f.drawing, f.ordinal) < (?, ?) AND (u.number IS NOT NULL OR f.void_on IS NOT NULL)
            ORDER BY f.drawing DESC, f.ordinal DESC LIMIT ?
            """, [.text(body.text), .int(from.drawing), .int(from.ordinal), .int(limit)]
        ).compactMap(row)
    }

    /// Which of these numbers were entered into a case.
    package static func used(among numbers: [String], in session: any SQLSession) throws(StoreError) -> Set<String> {
        var used: Set<String> = []
        for number in numbers
        where try session.row("SELECT 1 FROM blank_form_use WHERE number = ?", [.text(number)]) != nil {
            used.insert(number)
        }
        return used
    }

    /// The version up to which a Body's rows are written; 0 for none.
    package static func version(of body: BodyCode, in session: any SQLSession) throws(StoreError) -> Int {
        try session.row("SELECT max(version) FROM blank_form WHERE body = ?", [.text(body.text)])?.optionalInt(0) ?? 0
    }

    /// Writes a blank.
    package static func put(_ row: BlankFormRow, in session: any SQLSession) throws(StoreError) {
        try session.put(
            """
            INSERT INTO blank_form (number, body, kind, purpose, place, drawing, ordinal, drawn_by, drawn_on, printings,
              void_reason, void_by, void_on, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (number) DO UPDATE SET printings = excluded.printings, void_reason = excluded.void_reason,
              void_by = excluded.void_by, void_on = excluded.void_on, version = excluded.version
            """,
            [
                .text(row.number), .text(row.body.text), .text(row.kind.rawValue), .text(row.purpose),
                .text(row.place), .int(row.drawing), .int(row.ordinal), .text(row.drawnBy.description),
                .text(row.drawnOn.description), .int(row.printings), .text(orNull: row.void?.reason),
                .text(orNull: row.void?.by.description), .text(orNull: row.void?.on.description), .int(row.version),
            ])
    }

    /// Writes which blanks a case used, in the place of those before. A number that another case has is refused by the
    /// table's key.
    package static func put(
        _ uses: [BlankFormUse], of id: CaseId, replacing old: [BlankFormUse], in session: any SQLSession
    ) throws(StoreError) {
        guard uses != old else { return }
        if !old.isEmpty { try session.run("DELETE FROM blank_form_use WHERE id = ?", [.text(id.text)]) }
        for use in uses {
            try session.put(
                """
                INSERT INTO blank_form_use (number, id, is_traceable, entered_by, entered_on) VALUES (?, ?, ?, ?, ?)
                """,
                [
                    .text(use.number), .text(id.text), .flag(use.entry != nil), .text(orNull: use.entry?.by?.text),
                    .text(orNull: use.entry?.on.description),
                ])
        }
    }

    private static func row(_ row: SQLRow) -> BlankFormRow? {
        guard let body = BodyCode(row.text(1)), let kind = BlankFormKind(rawValue: row.text(2)),
            let drawnBy = Actor(row.text(7)), let drawnOn = CivilDate(row.text(8))
        else { return nil }
        var void: BlankFormRow.Void?
        if let by = row.optionalText(11).flatMap({ Actor($0) }),
            let on = row.optionalText(12).flatMap({ CivilDate($0) })
        {
            void = .init(reason: row.optionalText(10) ?? "", by: by, on: on)
        }
        var found = BlankFormRow(
            number: row.text(0), body: body, kind: kind, purpose: row.text(3), place: row.text(4), drawing: row.int(5),
            ordinal: row.int(6), drawnBy: drawnBy, drawnOn: drawnOn, printings: row.int(9), void: void,
            version: row.int(13))
        if let id = row.optionalText(14).flatMap({ CaseId($0) }) {
            var entry: BlankFormUse.Entry?
            if row.flag(15), let on = row.optionalText(17).flatMap({ CivilDate($0) }) {
                entry = .init(by: row.optionalText(16).flatMap { StaffId($0) }, on: on)
            }
            found.use = .init(caseId: id, entry: entry)
        }
        return found
    }
}
