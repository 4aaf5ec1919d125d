/// Every act there is. Routes, forms, schema, command names and the access matrix come from this table.
package enum ActTable {
    /// The acts, mechanism by mechanism.
    package static let all: [Act] = CaseMechanisms.all.flatMap { $0.acts }

    /// The act of this name.
    package static func act(_ name: String) -> Act? { byName[name] }

    /// The acts by which staff open a case of a mechanism, the usual one first.
    package static func openings(of mechanism: String) -> [Act] {
        let openings = all.filter { $0.mechanism == mechanism && $0.isOpening && !$0.isForPortal }
        return openings.filter(\.isNextStep) + openings.filter { !$0.isNextStep }
    }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
