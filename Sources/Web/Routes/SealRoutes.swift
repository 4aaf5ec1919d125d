import Access
import Application
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Kernel
import Seal
import Storage

/// The seal of the journal and the heads kept of other installations: a page for the audit administrator, and the way
/// in for heads, which is the system administrator's.
struct SealRoutes {
    let desk: Desk

    /// Where the page is.
    static let address = "/administration/seal"
    /// The most bytes of a head with its proof; a proof over a billion events has some 4,000.
    private static let bytesMax = 64 << 10

    /// Adds the page.
    func add(to router: RouterGroup<OfficeContext>) {
        router.get("administration/seal") { _, context in try await page(context) }
    }

    /// Adds what machines ask for.
    func addAPI(to router: RouterGroup<OfficeContext>) {
        router.post("witness-heads") { request, context in try await receive(request, context) }
    }

    private func page(_ context: OfficeContext) async throws -> PageResponse {
        let language = context.language
        if let denial = Access.decideSeal(by: context.person).denial {
            throw denial.mayKnow ? ActFailure.denied(denial) : ActFailure.missing
        }
        let page = try await desk.database.read { session in
            let names = NameBook(session: session)
            let kept = try Witness.lastOfEach(in: session)
            let alarms = try Witness.alarms(limit: 50, in: session)
            func line(_ head: WitnessHead) -> SealPage.Line {
                SealPage.Line(head, receivedBy: names.actor(head.receivedBy) ?? language.say("audit.machine"))
            }
            return SealPage(
                language: language, heads: try SealTables.heads(limit: 10, in: session),
                waiting: try SealTables.waitingCount(in: session), kept: kept.map(line), alarms: alarms.map(line))
        }
        return try await Frame(desk: desk).page(
            .init(
                title: page.title, trail: AdministrationRoutes.trail(language, page.title), place: "/administration",
                content: page.html), for: context, at: Self.address)
    }

    private func receive(_ request: Request, _ context: OfficeContext) async throws -> Response {
        if let denial = Access.decideWitness(by: context.person).denial {
            if denial.mayKnow {
                try await Attempts.note(
                    .init(act: WitnessDesk.act, caseId: nil, code: "denied"), by: context.person.staff,
                    at: desk.engine.clock(), in: desk.database)
            }
            throw denial.mayKnow ? ActFailure.denied(denial) : ActFailure.missing
        }
        var request = request
        guard let buffer = try? await request.collectBody(upTo: Self.bytesMax) else { throw WebFailure.tooLarge }
        guard let offer = try? JSONDecoder().decode(Witness.Offer.self, from: Data(buffer.readableBytesView)) else {
            throw WebFailure.badRequest("json")
        }
        let answer = try await WitnessDesk(database: desk.database, clock: desk.engine.clock)
            .add(offer, by: .staff(context.person.staff))
        return try .json(answer, status: answer.wasAlreadySo ? .ok : .created)
    }
}
