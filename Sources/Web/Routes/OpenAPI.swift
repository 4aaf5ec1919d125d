import Application

/// The description of the API (OpenAPI 3.1), made from the table of acts.
package enum OpenAPI {
    /// The document.
    package static let document: JSONNode = .object([
        "openapi": "3.1.0",
        "info": .object([
            "title": "Zhengming 正名", "version": "1", "description": "Acts on cases, as the pages do them.",
        ]),
        "components": .object([
            "securitySchemes": .object(["bearer": .object(["type": "http", "scheme": "bearer"])])
        ]),
        "security": .list([.object(["bearer": .list([])])]),
        "paths": .object(paths),
    ])

    private static var paths: [String: JSONNode] {
        var paths: [String: JSONNode] = [
            "/api/v1/session": .object(["post": operation("session.open", [], summary: "Sign in", isSecured: false)])
        ]
        for (_, collection) in Frame.mechanisms {
            paths["/api/v1/\(collection)"] = .object(["get": operation("\(collection).list", [], summary: "List")])
            paths["/api/v1/\(collection)/{id}"] = .object([
                "get": operation("\(collection).show", ["id"], summary: "Show")
            ])
        }
        for act in ActTable.all where !act.isForPortal {
            let path =
                act.isOpening ? "/api/v1/\(act.collection)/\(act.verb)" : "/api/v1/\(act.collection)/{id}/\(act.verb)"
            paths[path] = .object(["post": post(act)])
        }
        for act in RegistryActTable.all {
            let path = "/api/v1/\(act.collection)" + (act.isOpening ? "" : "/{id}/\(act.verb)")
            var operations = ["post": post(act.name, act.isOpening ? [] : ["id"], act.fields)]
            if act.name == "staff.engage" { operations["get"] = operation("staff.list", [], summary: "List") }
            if act.name == "blankform.draw" {
                operations["post"] = post(act.name, [], act.fields) { properties in
                    properties["seen"] = .object([
                        "type": "integer", "description": "The register's version, so that nothing is drawn twice",
                    ])
                }
                operations["get"] = operation("blankform.list", [], summary: "The Body's numbered blanks")
            }
            paths[path] = .object(operations)
        }
        paths["/api/v1/hand-overs"] = .object([
            "get": operation("work.preview", [], summary: "What would move, and what would stay and why"),
            "post": operation("work.handOver", [], summary: Words.text("act.work.handOver", .en)),
        ])
        paths["/api/v1/blank-forms/printings/{number}/{file}"] = .object([
            "get": operation("blankform.print", ["number", "file"], summary: "sheets.pdf or sheets.docx to print")
        ])
        paths["/api/v1/audit"] = .object(["get": operation("audit.list", [], summary: "The audit trail")])
        paths["/api/v1/witness-heads"] = .object([
            "post": operation(WitnessDesk.act, [], summary: Words.text("act.witness.add", .en))
        ])
        return paths
    }

    private static func operation(
        _ id: String, _ parameters: [String], summary: String, isSecured: Bool = true
    ) -> JSONNode {
        var fields: [String: JSONNode] = [
            "operationId": .text(id), "summary": .text(summary),
            "responses": .object([
                "200": .object(["description": "Done"]),
                "default": .object([
                    "description": "RFC 9457 problem",
                    "content": .object(["application/problem+json": .object(["schema": .object(["type": "object"])])]),
                ]),
            ]),
        ]
        if !parameters.isEmpty {
            fields["parameters"] = .list(
                parameters.map {
                    .object([
                        "name": .text($0), "in": "path", "required": .flag(true), "schema": .object(["type": "string"]),
                    ])
                })
        }
        if !isSecured { fields["security"] = .list([]) }
        return .object(fields)
    }

    private static func post(_ act: Act) -> JSONNode {
        post(act.name, act.isOpening ? [] : ["id"], act.fields) { properties in
            properties["seen"] = .object([
                "type": "integer", "description": "The case's version the decision rests on",
            ])
        }
    }

    private static func post(
        _ name: String, _ parameters: [String], _ fields: [Field], more: (inout [String: JSONNode]) -> Void = { _ in }
    ) -> JSONNode {
        guard case .object(var operation) = operation(name, parameters, summary: Words.text("act.\(name)", .en)) else {
            return .object([:])
        }
        var properties = fields.reduce(into: [String: JSONNode]()) { $0[$1.name] = schema($1) }
        more(&properties)
        properties["occurredOn"] = .object(["type": "string", "format": "date"])
        operation["requestBody"] = .object([
            "content": .object([
                "application/json": .object([
                    "schema": .object([
                        "type": "object", "properties": .object(properties),
                        "required": .list(fields.filter(\.isRequired).map { .text($0.name) }),
                    ])
                ])
            ])
        ])
        return .object(operation)
    }

    private static func schema(_ field: Field) -> JSONNode {
        switch field.kind {
        case .line(let max), .paragraph(let max): .object(["type": "string", "maxLength": .number(max)])
        case .choice(_, let options): .object(["type": "string", "enum": .list(options.map { .text($0) })])
        case .choices(_, let options):
            .object([
                "type": "array",
                "items": .object(["type": "string", "enum": .list(options.map { .text($0) })]),
            ])
        case .date: .object(["type": "string", "format": "date"])
        case .flag, .confirmation: .object(["type": "boolean"])
        case .number(let min, let max):
            .object(["type": "integer", "minimum": .number(min), "maximum": .number(max)])
        case .reference(let reference): .object(["type": "string", "description": .text(reference.rawValue)])
        case .references(let reference):
            .object(["type": "array", "items": .object(["type": "string"]), "description": .text(reference.rawValue)])
        case .file: .object(["type": "string", "contentEncoding": "multipart/form-data"])
        case .rows(let inner, let min, let max):
            .object([
                "type": "array", "minItems": .number(min), "maxItems": .number(max),
                "items": .object([
                    "type": "object",
                    "properties": .object(inner.reduce(into: [:]) { $0[$1.name] = schema($1) }),
                ]),
            ])
        }
    }
}

/// JSON as a value.
package indirect enum JSONNode: Encodable, Sendable, ExpressibleByStringLiteral {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSONNode])
    case object([String: JSONNode])

    package init(stringLiteral value: String) { self = .text(value) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .object(let fields): try container.encode(fields)
        }
    }
}
