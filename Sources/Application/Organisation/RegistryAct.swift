import Access
import Kernel
import Storage

/// An act on the registers of people, on accounts or on numbered blanks: declared once, from which form, API and
/// command line come, as acts on cases are.
package struct RegistryAct: Sendable {
    /// `staff.grant`.
    package let name: String
    /// The plural in URLs: `staff`, `accounts`.
    package let collection: String
    /// `grant`.
    package let verb: String
    package let permission: RegistryPermission
    /// Whether it enters somebody or something new; the identifier is then a field or drawn.
    package let isOpening: Bool
    /// Whether it answers with a password that is shown once.
    package let givesSecret: Bool
    package let fields: [Field]
    let run: @Sendable (inout RegistryCall) throws -> RegistryAnswer

    init(
        _ name: String, in collection: String, _ permission: RegistryPermission, isOpening: Bool = false,
        givesSecret: Bool = false, fields: [Field],
        run: @escaping @Sendable (inout RegistryCall) throws -> RegistryAnswer
    ) {
        self.name = name
        self.collection = collection
        verb = name.split(separator: ".").last.map(String.init) ?? name
        self.permission = permission
        self.isOpening = isOpening
        self.givesSecret = givesSecret
        self.fields = fields
        self.run = run
    }

    /// An act that makes a register's command.
    /// - Parameters:
    ///   - bodies: the Bodies that the command names besides that of whom it is about.
    ///   - read: reads the fields and makes the command; also run once to list the fields.
    init<R: RegistryPort>(
        _ verb: String, of registry: R.Type, in collection: String, _ permission: RegistryPermission,
        bodies: @escaping @Sendable (R.Command) -> [BodyCode] = { _ in [] },
        read: @escaping @Sendable (inout FormReader) -> R.Command
    ) {
        var describer = FormReader.describing()
        _ = read(&describer)
        self.init("\(R.mechanism).\(verb)", in: collection, permission, fields: describer.fields) { call in
            let command = try call.read(read)
            for body in bodies(command) { try call.guardServed(body, permission) }
            let isNew = try call.writer.apply(command, to: R.self, id: call.id)
            return RegistryAnswer(id: call.id, wasAlreadySo: !isNew, secret: nil)
        }
    }

    /// Fields as a reading closure lists them.
    static func fields<Value>(_ read: (inout FormReader) -> Value) -> [Field] {
        var describer = FormReader.describing()
        _ = read(&describer)
        return describer.fields
    }
}

/// What was done.
package struct RegistryAnswer: Hashable, Sendable, Codable {
    /// Whom or what it was done to.
    package let id: String
    package let wasAlreadySo: Bool
    /// A password for one sign-in: shown now and never again.
    package let secret: String?
    /// Blanks that were sent to the printer.
    package var printing: Printing? = nil

    /// Which blanks, and the number under which they are fetched as one file.
    package struct Printing: Hashable, Sendable, Codable {
        package let number: Int
        package let blanks: [String]
    }
}

/// What somebody asks to be done to a register.
package struct RegistryRequest: Sendable {
    package var act: String
    /// nil for an opening act.
    package var id: String?
    package var input: FormValue
    package var by: StaffId
    package var occurredOn: CivilDate?
    /// The version of the register that was shown; only some acts ask for it.
    package var seen: Int?

    package init(
        act: String, id: String?, input: FormValue, by: StaffId, occurredOn: CivilDate? = nil, seen: Int? = nil
    ) {
        self.act = act
        self.id = id
        self.input = input
        self.by = by
        self.occurredOn = occurredOn
        self.seen = seen
    }
}

/// One act on a register inside its transaction.
struct RegistryCall {
    let person: Person
    let writer: RegistryWriter
    /// Whom it is about; for an opening act, set by it.
    var id: String
    let input: FormValue
    let seen: Int?
    /// A fresh password and its hash, for an act that gives one.
    let secret: (password: String, hash: String)?

    var session: any SQLSession { writer.session }

    /// Reads the fields.
    func read<Value>(_ read: (inout FormReader) -> Value) throws -> Value {
        let session = session
        var failure: (any Error)?
        var reader = FormReader.reading(
            input,
            from: .init(
                resolve: { reference, typed in
                    do {
                        return try Lookup.resolve(reference, typed, in: session)
                    } catch {
                        failure = error
                        return .unknown
                    }
                }, seal: { _, _ in preconditionFailure("nothing of the registers' acts is sealed") }))
        let value = read(&reader)
        if let failure { throw failure }
        guard reader.problems.isEmpty else { throw ActFailure.invalid(reader.problems) }
        return value
    }

    /// Refuses a Body that the administrator does not serve.
    func guardServed(_ body: BodyCode, _ permission: RegistryPermission) throws {
        guard let path = try Directory.body(body, in: session)?.path,
            Access.decide(permission, on: [path], by: person).denial == nil
        else { throw ActFailure.invalid([FieldProblem(path: "body", code: "unknown.body")]) }
    }
}
