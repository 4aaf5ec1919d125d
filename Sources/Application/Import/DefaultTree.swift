import Kernel
import Organisation

/// The Bodies that an installation begins with: one for each division of the official list, and the functional zones
/// that are no division.
package enum DefaultTree {
    /// Why the list of divisions cannot be read.
    package enum Fault: Error, Hashable, Sendable {
        case unreadable(CSVFault)
        /// The header is not `code,name,level,parent`.
        case headerUnknown
        /// A row whose code, level or parent does not fit; the header is row 1.
        case rowUnknown(Int)
    }

    /// Zones of the province's own that have no division code. Xiangjiang New Area lies in Changsha and was set up by
    /// the province: it answers to the province, at a prefecture's rank.
    package static let zones: [BodyRegistry.Establishing] = {
        guard let code = BodyCode("z43001"), let hunan = BodyCode("430000000") else { return [] }
        return [
            BodyRegistry.Establishing(
                code: code, name: "湖南湘江新区纪检监察工委", shortName: "湘新纪", kind: .zone, rank: .prefecture,
                parent: hunan)
        ]
    }()

    /// The Bodies of the divisions in the file, every parent before its children.
    /// - Parameter divisions: `code,name,level,parent`, level being `province`, `prefecture`, `county`, `township`.
    package static func bodies(divisions: [UInt8]) throws(Fault) -> [BodyRegistry.Establishing] {
        var names = ShortNames(taken: Set(shortNamesByHand.values).union(zones.map(\.shortName)))
        var known: [BodyCode: (name: String, shortName: String, rank: Rank)] = [:]
        var bodies: [BodyRegistry.Establishing] = []
        for division in try read(divisions).sorted(by: { ($0.rank, $0.row) < ($1.rank, $1.row) }) {
            let parent = division.parent.flatMap { known[$0] }
            guard known[division.code] == nil, division.parent == nil || parent != nil,
                parent.map({ $0.rank < division.rank }) ?? bodies.isEmpty
            else { throw .rowUnknown(division.row) }
            let shortName =
                shortNamesByHand[division.code.text]
                ?? names.make(
                    name: division.name, rank: division.rank, parentName: parent?.name ?? "",
                    parentShortName: parent?.shortName ?? "")
            known[division.code] = (division.name, shortName, division.rank)
            bodies.append(
                BodyRegistry.Establishing(
                    code: division.code, name: organName(division.name, division.rank), shortName: shortName,
                    kind: kind(division.name, division.rank), rank: division.rank, parent: division.parent))
        }
        return bodies
    }

    /// Everything an installation for Hunan begins with.
    package static func hunan(divisions: [UInt8]) throws(Fault) -> [BodyRegistry.Establishing] {
        let bodies = try bodies(divisions: divisions)
        let codes = Set(bodies.map(\.code))
        return bodies + zones.filter { $0.parent.map(codes.contains) ?? false }
    }

    /// The organ's name: commissions of Party and state down to the county, the Party's alone in a township, a working
    /// committee in zones and streets, which have no people's congress.
    static func organName(_ division: String, _ rank: Rank) -> String {
        if kind(division, rank) == .zone { return division + "纪检监察工委" }
        switch rank {
        case .national, .province, .prefecture, .county: return division + "纪委监委"
        case .township: return division + (division.hasSuffix("街道") ? "纪检监察工委" : "纪委")
        }
    }

    /// A division of the statistical list that is a zone by its name; everything else is territorial.
    static func kind(_ division: String, _ rank: Rank) -> BodyKind {
        switch rank {
        case .national, .province, .prefecture: return .territorial
        case .county, .township:
            let isZone = zoneEndings.contains { division.hasSuffix($0) }
            return isZone ? .zone : .territorial
        }
    }

    private static let zoneEndings = [
        "管理区", "开发区", "高新区", "园区", "示范区", "度假区", "工业园", "高科技园", "经济园", "产业园地区",
    ]

    /// Short names that the rule would give to another first.
    private static let shortNamesByHand = ["430671000": "屈纪", "430921000": "南纪"]

    private struct Division {
        let row: Int
        let code: BodyCode
        let name: String
        let rank: Rank
        let parent: BodyCode?
    }

    private static func read(_ bytes: [UInt8]) throws(Fault) -> [Division] {
        let document: CSVDocument
        do { document = try CSVDocument(bytes) } catch { throw .unreadable(error) }
        guard document.header == ["code", "name", "level", "parent"] else { throw .headerUnknown }
        var divisions: [Division] = []
        for row in document.rows {
            let cells = row.cells
            guard cells.count == 4, let code = BodyCode(cells[0]), code.shape == .division, !cells[1].isEmpty,
                let rank = Rank(code: cells[2]), cells[3].isEmpty || BodyCode(cells[3]) != nil
            else { throw .rowUnknown(row.number) }
            divisions.append(
                Division(row: row.number, code: code, name: cells[1], rank: rank, parent: BodyCode(cells[3])))
        }
        return divisions
    }
}
