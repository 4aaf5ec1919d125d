import Access
import Application
import HTTPTypes
import Hummingbird
import Kernel
import Storage

/// Acts on the registers for machines: the same fields and refusals as the pages.
struct RegistryAPI {
    let desk: Desk

    /// Adds the routes.
    func add(to router: RouterGroup<OfficeContext>) {
        router.get("staff") { request, context in try await list(request, context) }
        for act in RegistryActTable.all {
            let path: RouterPath = act.isOpening ? "\(act.collection)" : "\(act.collection)/:id/\(act.verb)"
            router.post(path) { request, context in
                try await perform(act, context.parameters.get("id").map { String($0) }, request, context)
            }
        }
        AuditRoutes(desk: desk).addAPI(to: router)
        SealRoutes(desk: desk).addAPI(to: router)
    }

    private func perform(
        _ act: RegistryAct, _ id: String?, _ request: Request, _ context: OfficeContext
    ) async throws -> Response {
        let fields = try await FormDecoding.decode(request).fields
        let day = fields["occurredOn"]?.text ?? ""
        if !day.isEmpty, CivilDate(day) == nil {
            throw ActFailure.invalid([FieldProblem(path: "occurredOn", code: "notADate")])
        }
        let answer = try await RegistryDesk(engine: desk.engine).perform(
            RegistryRequest(
                act: act.name, id: id,
                input: .object(fields.filter { $0.key != "occurredOn" && $0.key != "seen" }),
                by: context.person.staff, occurredOn: CivilDate(day), seen: fields["seen"]?.text.flatMap { Int($0) }))
        return try .json(answer, status: id == nil ? .created : .ok)
    }

    private struct Listing: Encodable {
        let items: [Row]
        let next: String?
    }

    private struct Row: Encodable {
        let id: String
        let name: String
        let body: String
        let roles: [String]
        let until: String?
        let isActive: Bool
        let account: String?
        let isAccountEnded: Bool
    }

    private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try AdministrationRoutes.demand([.system, .security], context.person)
        let query = StaffQuery(request.uri.queryParameters)
        let path = context.person.bodyPath
        let (rows, roles) = try await desk.database.read { session in
            let rows = try Directory.staff(
                below: path, body: query.body, name: query.name, hasAccount: query.hasAccount, after: query.after,
                limit: StaffQuery.size + 1, in: session)
            let roles = try rows.map { row in
                try Directory.roles(of: row.id, in: session).map { role in
                    role.office.map { "\(role.role.rawValue).\($0.rawValue)" } ?? role.role.rawValue
                }
            }
            return (rows, roles)
        }
        let next =
            rows.count > StaffQuery.size
            ? "/api/v1" + query.next(after: rows[StaffQuery.size - 1]).replacing("/administration", with: "") : nil
        return try .json(
            Listing(
                items: zip(rows, roles).prefix(StaffQuery.size).map { row, roles in
                    Row(
                        id: row.id.text, name: row.name, body: row.body.text, roles: roles,
                        until: row.until?.description, isActive: row.isActive, account: row.account,
                        isAccountEnded: row.isAccountEnded)
                }, next: next))
    }
}
