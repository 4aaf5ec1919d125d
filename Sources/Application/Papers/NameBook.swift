import Kernel
import Storage

/// Names for identifiers, read when first asked for: for pages, labels and papers.
///
/// A class because it keeps what it has read; lives inside one `read`.
package final class NameBook {
    private let session: any SQLSession
    private var staffNames: [StaffId: String] = [:]
    private var bodyNames: [BodyCode: String] = [:]
    private var officials: [OfficialId: OfficialRow?] = [:]
    private var units: [UnitId: String] = [:]

    package init(session: any SQLSession) { self.session = session }

    /// A staff member's name; the identifier when nobody has it.
    package func staff(_ id: StaffId) -> String {
        if let known = staffNames[id] { return known }
        let name = (try? Directory.staff(id, in: session)?.name) ?? id.text
        staffNames[id] = name
        return name
    }

    /// Several names.
    package func staff(_ ids: some Sequence<StaffId>) -> [String] { ids.map { staff($0) } }

    /// A Body's name.
    package func body(_ code: BodyCode) -> String {
        if let known = bodyNames[code] { return known }
        let name = (try? Directory.body(code, in: session)?.name) ?? code.text
        bodyNames[code] = name
        return name
    }

    /// An Official's row, or nil.
    package func official(_ id: OfficialId) -> OfficialRow? {
        if let known = officials[id] { return known }
        let row = try? Directory.official(id, in: session)
        officials[id] = row
        return row
    }

    /// A Unit's name.
    package func unit(_ id: UnitId) -> String {
        if let known = units[id] { return known }
        let name = (try? Directory.unit(id, in: session)?.name) ?? id.text
        units[id] = name
        return name
    }

    /// A subject's bare name: `缪某`.
    package func subject(_ subject: Subject) -> String {
        switch subject {
        case .official(let id): official(id)?.name ?? id.text
        case .unit(let id): unit(id)
        }
    }

    /// A subject with unit and post: `缪某（屈原管理区交通运输局 局长）`.
    package func subjectWithPost(_ subject: Subject) -> String {
        guard case .official(let id) = subject, let row = official(id) else { return self.subject(subject) }
        return "\(row.name)（\(row.unitName) \(row.post)）"
    }

    /// Who acted, or nil for the system and the portal, whose words differ by language.
    package func actor(_ actor: Actor) -> String? { actor.staff.map { staff($0) } }
}
