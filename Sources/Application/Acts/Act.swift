import Access
import Kernel
import Storage

/// One act of the table: declared once, from which routes, forms, schema, command names and the access matrix come.
package struct Act: Sendable {
    /// `clarification.approve`.
    package let name: String
    package let mechanism: String
    /// The plural in URLs.
    package let collection: String
    /// `approve`.
    package let verb: String
    package let permission: Permission
    package let kind: Kind
    /// The stages in which a page offers it; empty for an opening act.
    package let stages: Set<String>
    /// Whether it is, where it fits, the next step rather than one act among others.
    package let isNextStep: Bool
    package let fields: [Field]
    /// Reads the fields and makes the mechanism's command: what a form comes to, without deciding anything.
    let command: @Sendable (inout FormReader) -> any Sendable
    let run: @Sendable (ActTransaction, ActRequest) throws -> ActAnswer

    /// Who can start it.
    package enum Kind: Sendable {
        /// Opens a case; done by staff.
        case opens
        /// Moves a case; done by staff.
        case moves
        /// Done at the public portal.
        case portal(opens: Bool)
    }

    /// Declares an act.
    /// - Parameters:
    ///   - verb: the act's name within its mechanism, camelCase.
    ///   - stages: where pages offer it; `decide` has the last word.
    ///   - read: reads the fields and makes the command; also run once to list the fields.
    package init<M: CasePort>(
        _ verb: String, of mechanism: M.Type, _ permission: Permission, kind: Kind = .moves, in stages: Set<String>,
        isNextStep: Bool = false, read: @escaping @Sendable (inout FormReader) -> M.Command
    ) {
        name = "\(M.mechanism).\(verb)"
        self.mechanism = M.mechanism
        collection = M.collection
        self.verb = verb
        self.permission = permission
        self.kind = kind
        self.stages = stages
        self.isNextStep = isNextStep
        var describer = FormReader.describing()
        _ = read(&describer)
        fields = describer.fields
        command = { read(&$0) }
        run = { transaction, request in
            try transaction.perform(M.self, request, permission: permission, kind: kind, read: read)
        }
    }

    /// Whether staff open a case by it.
    package var isOpening: Bool {
        switch kind {
        case .opens, .portal(opens: true): true
        case .moves, .portal(opens: false): false
        }
    }

    /// Whether it is done at the portal and offered to no staff.
    package var isForPortal: Bool {
        switch kind {
        case .portal: true
        case .opens, .moves: false
        }
    }

    /// Whether it takes anything sealed.
    package var takesSealed: Bool { Self.takesSealed(fields) }

    private static func takesSealed(_ fields: [Field]) -> Bool {
        fields.contains { field in
            if case .rows(let inner, _, _) = field.kind { return takesSealed(inner) }
            return field.isSealed
        }
    }
}
