import Access
import Application
import Documents
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Organisation
import Storage

/// Printings of numbered blanks and their files, for pages and machines; the register for machines.
extension BlankFormRoutes {
    /// Adds the register and its files for machines; the acts come from their table.
    func addAPI(to router: RouterGroup<OfficeContext>) {
        router.get("blank-forms") { request, context in try await list(request, context) }
        router.get("blank-forms/printings/:number/:file") { _, context in try await file(context) }
    }

    /// The printing named in the address, or nothing for whoever does not look through the register.
    private func found(
        _ context: OfficeContext, in session: any SQLSession
    ) throws -> (printing: BlankFormRegistry.Printing, book: BlankFormRegistry.Book) {
        let book = try BlankFormBook.read(of: context.person.body, in: session).book
        guard let number = context.parameters.get("number").flatMap({ Int($0) }),
            let printing = book.printing(number)
        else { throw WebFailure.notFound }
        return (printing, book)
    }

    /// Which blanks were sent to the printer, by whom, and the links to print them.
    func printing(_ context: OfficeContext, isNew: Bool) async throws -> PageResponse {
        try Self.demandSight(context.person)
        let language = context.language
        let today = desk.today
        let page = try await desk.database.read { session -> BlankPrintingPage in
            let (printing, book) = try found(context, in: session)
            let names = NameBook(session: session)
            let address = "\(Self.address)/printings/\(printing.version)"
            let mayPrint = BlankFormBook.mayPrint(printing, by: context.person, on: today)
            return BlankPrintingPage(
                language: language, facts: Self.facts(of: printing, in: book, names, language),
                numbers: printing.numbers,
                files: mayPrint
                    ? ["pdf", "docx"].map { Link(label: $0.uppercased(), href: "\(address)/sheets.\($0)") } : [],
                note: mayPrint ? nil : Notice(kind: .notice, text: language.say("blankForm.printedBefore")))
        }
        let flash = isNew ? Flash(kind: .done, text: language.say("blankForm.done.printing")) : nil
        return try await Frame(desk: desk).page(
            .init(
                title: language.say("blankForm.printing"),
                trail: [
                    Link(label: language.say("nav.blankForms"), href: Self.address),
                    Link(label: language.say("blankForm.printing"), href: ""),
                ], place: Self.address, flash: flash, content: page.html), for: context, at: Self.address)
    }

    private static func facts(
        of printing: BlankFormRegistry.Printing, in book: BlankFormRegistry.Book, _ names: NameBook,
        _ language: Language
    ) -> [Fact] {
        func fact(_ key: String, _ value: PageCell) -> Fact {
            Fact(term: language.say("blankForm.column.\(key)"), value: value)
        }
        let sheets = printing.numbers.compactMap(book.sheet)
        let kinds = Set(sheets.map(\.kind)).map { language.say("option.BlankFormKind.\($0.rawValue)") }.sorted()
        return [
            fact("kind", .lines(kinds)), fact("place", .lines(Set(sheets.map(\.place)).sorted())),
            fact("purpose", .lines(Set(sheets.map(\.purpose)).sorted())), fact("count", .number(sheets.count)),
            fact("by", .text(names.actor(printing.by) ?? "")), fact("on", .date(printing.on)),
        ] + (printing.reason.map { [fact("reason", .text($0))] } ?? [])
    }

    /// The sheets to print: for whoever drew or asked for them again, on that day alone.
    func file(_ context: OfficeContext) async throws -> Response {
        try Self.demandSight(context.person)
        let today = desk.today
        let sheets = try await desk.database.read { session in
            let (printing, book) = try found(context, in: session)
            guard BlankFormBook.mayPrint(printing, by: context.person, on: today) else { throw WebFailure.notFound }
            return try BlankFormBook.sheets(of: printing, in: book, for: context.person.body, session)
        }
        guard !sheets.isEmpty else { throw WebFailure.notFound }
        let (bytes, type, disposition): ([UInt8], String, String)
        switch context.parameters.get("file").map({ String($0) }) {
        case "sheets.pdf": (bytes, type, disposition) = (try desk.renderer.pdf(sheets: sheets), "pdf", "inline")
        case "sheets.docx":
            let word = "vnd.openxmlformats-officedocument.wordprocessingml.document"
            (bytes, type, disposition) = (try desk.renderer.docx(sheets: sheets), word, "attachment")
        default: throw WebFailure.notFound
        }
        let name = "blank-forms." + (disposition == "inline" ? "pdf" : "docx")
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/\(type)", .cacheControl: "no-store",
                .contentDisposition: "\(disposition); filename=\"\(name)\"",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    // MARK: For machines

    private struct Listing: Encodable {
        let version: Int
        let open: [Row]
        let settled: [Row]
        let nextOpen: String?
        let nextSettled: String?
    }

    private struct Row: Encodable {
        let number: String
        let kind: String
        let purpose: String
        let place: String
        /// `drawn`, `used` or `void`.
        let state: String
        let printing: Int
        let printings: Int
        let drawnBy: String
        let drawnOn: String
        let voidedOn: String?
        let reason: String?
        /// The case that used it, for whoever may see it.
        let usedBy: String?

        init(_ line: BlankFormBook.Line) {
            let row = line.row
            number = row.number
            kind = row.kind.rawValue
            purpose = row.purpose
            place = row.place
            state = row.void != nil ? "void" : row.use != nil ? "used" : "drawn"
            printing = row.drawing
            printings = row.printings
            drawnBy = row.drawnBy.description
            drawnOn = row.drawnOn.description
            voidedOn = row.void?.on.description
            reason = row.void?.reason
            usedBy = line.usedBy.flatMap { used in
                row.use.map { "\(WorkbenchRoutes.collection(used.mechanism))/\($0.caseId)" }
            }
        }
    }

    private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try Self.demandSight(context.person)
        let query = BlankFormQuery(request.uri.queryParameters)
        let shelf = try await desk.database.read { try self.shelf(query, for: context.person, in: $0) }
        return try .json(
            Listing(
                version: shelf.version, open: shelf.open.prefix(Self.pageSize).map { Row($0) },
                settled: shelf.settled.prefix(Self.pageSize).map { Row($0) },
                nextOpen: query.next(open: shelf.open, shown: Self.pageSize).map { "/api/v1\($0)" },
                nextSettled: query.next(settled: shelf.settled, shown: Self.pageSize).map { "/api/v1\($0)" }))
    }
}
