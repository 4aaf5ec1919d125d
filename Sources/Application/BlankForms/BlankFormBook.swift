import Access
import Documents
import Kernel
import Organisation
import Storage

/// Reads what a Body has drawn, as far as somebody may know of it.
package enum BlankFormBook {
    /// A blank of a list, with what the viewer may know of the case that used it.
    package struct Line: Hashable, Sendable {
        package let row: BlankFormRow
        /// The case, for whoever may see it; of any other case nothing but that there is one.
        package let usedBy: CaseRow?
    }

    /// The blanks a Body has drawn and the version of its register.
    package static func read(
        of body: BodyCode, in session: any SQLSession
    ) throws -> (book: BlankFormRegistry.Book, version: Int) {
        let entries = try Journal.events(of: StreamId(BlankFormRegistry.mechanism, body.text), in: session)
        let state = try BlankFormRegistry.replay(try entries.map { try $0.event.recorded(as: BlankFormRegistry.self) })
        return (state.book ?? .init(), entries.last?.event.version ?? 0)
    }

    /// Rows as a person may know of them.
    package static func lines(
        _ rows: [BlankFormRow], for person: Person, in session: any SQLSession
    ) throws(StoreError) -> [Line] {
        let reader = ResourceReader(session: session)
        return try rows.map { (row) throws(StoreError) in
            guard let use = row.use, use.entry != nil, let sight = try reader.sight(of: use.caseId, by: person),
                sight.decision.denial == nil
            else { return Line(row: row, usedBy: nil) }
            return Line(row: row, usedBy: sight.row)
        }
    }

    /// Whether somebody prints by this event: whoever caused it, on the day it was recorded. Whoever prints later, or
    /// is another, says so by an event of their own.
    package static func mayPrint(
        _ printing: BlankFormRegistry.Printing, by person: Person, on today: CivilDate
    ) -> Bool {
        printing.by == .staff(person.staff) && printing.on == today
    }

    /// The sheets of a printing, those void or used since left out.
    package static func sheets(
        of printing: BlankFormRegistry.Printing, in book: BlankFormRegistry.Book, for body: BodyCode,
        _ session: any SQLSession
    ) throws(StoreError) -> [OfficialDocument] {
        let used = try BlankForms.used(among: printing.numbers, in: session)
        let forms = BlankFormSheets(body: NameBook(session: session).body(body))
        return printing.numbers.compactMap(book.sheet).filter { $0.voiding == nil && !used.contains($0.number) }
            .flatMap { forms.pages($0.kind, number: $0.number, purpose: $0.purpose, place: $0.place) }
    }
}
