import Access
import Kernel
import Organisation
import Storage

/// What the desks do with numbered blanks: draw, print again, make void.
package enum BlankFormActs {
    /// The plural in URLs.
    package static let collection = "blank-forms"

    static let all: [RegistryAct] = [draw, reprint, void]

    /// Blanks are drawn for the own Body.
    private static let draw = RegistryAct(
        "blankform.draw", in: collection, .blankForms, isOpening: true, fields: RegistryAct.fields(drawing)
    ) { call in
        let command = try call.read(drawing)
        call.id = call.person.body.text
        return try carryOut(command, in: call)
    }

    private static let reprint = act("reprint") { form in
        .reprint(
            numbers: form.references("numbers", to: .blankForm), reason: form.paragraph("reason", maxLength: 200))
    }

    private static let void = act("void") { form in
        .void(numbers: form.references("numbers", to: .blankForm), reason: form.paragraph("reason", maxLength: 200))
    }

    private static func drawing(_ form: inout FormReader) -> BlankFormRegistry.Command {
        let kind = form.choice("kind", of: BlankFormKind.self)
        let count = form.number("count", in: 1...BlankFormRegistry.countMax)
        let purpose = form.line("purpose", maxLength: 100)
        return .draw(kind, count: count, purpose: purpose, place: form.line("place", maxLength: 60))
    }

    private static func act(
        _ verb: String, _ read: @escaping @Sendable (inout FormReader) -> BlankFormRegistry.Command
    ) -> RegistryAct {
        RegistryAct("blankform.\(verb)", in: collection, .blankForms, fields: RegistryAct.fields(read)) { call in
            try carryOut(try call.read(read), in: call)
        }
    }

    private static func carryOut(
        _ command: BlankFormRegistry.Command, in call: RegistryCall
    ) throws -> RegistryAnswer {
        let done = try call.writer.write(command, to: BlankFormRegistry.self, id: call.id, seen: call.seen)
        var answer = RegistryAnswer(id: call.id, wasAlreadySo: !done.isNew, secret: nil)
        switch command {
        case .draw, .reprint:
            answer.printing = done.state.book?.printings.last.map { .init(number: $0.version, blanks: $0.numbers) }
        case .void: break
        }
        return answer
    }
}

extension BlankFormRegistry: RegistryPort {
    package static func facts(for command: Command, id: String, today: CivilDate, in session: any SQLSession) throws
        -> Facts
    {
        guard let code = BodyCode(id), let body = try Directory.body(code, in: session) else {
            return Facts(bodyIsActive: false)
        }
        switch command {
        case .draw(_, let count, _, _):
            let scope = body.shortName + numberMark
            return Facts(
                bodyIsActive: body.isOpen,
                numbers: try Sequences.next(count, scope, year: today.year, in: session))
        case .reprint(let numbers, _), .void(let numbers, _):
            return Facts(bodyIsActive: body.isOpen, used: try BlankForms.used(among: numbers, in: session))
        }
    }

    /// Writes what changed since the rows were written last: a Body draws for years, and each act is about few.
    package static func project(_ state: State, id: String, in session: any SQLSession) throws {
        guard let book = state.book, let body = BodyCode(id) else { return }
        let written = try BlankForms.version(of: body, in: session)
        for (ordinal, sheet) in book.sheets.enumerated() where sheet.version > written {
            try BlankForms.put(
                BlankFormRow(
                    number: sheet.number, body: body, kind: sheet.kind, purpose: sheet.purpose, place: sheet.place,
                    drawing: sheet.drawing, ordinal: ordinal, drawnBy: sheet.drawnBy, drawnOn: sheet.drawnOn,
                    printings: sheet.printings,
                    void: sheet.voiding.map { .init(reason: $0.reason, by: $0.by, on: $0.on) },
                    version: sheet.version), in: session)
            if sheet.drawing > written { try Sequences.note(sheet.number, in: session) }
        }
    }
}
