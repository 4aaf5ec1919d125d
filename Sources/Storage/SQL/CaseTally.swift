import Crypto
import Kernel

/// What cases add to the counts that pages show: open cases of a Body, and figures by month. Counted as cases change,
/// since nothing is ever counted by looking through all of them.
///
/// One transaction gathers in one tally and writes it once, at its end.
package struct CaseTally: Sendable {
    /// By the keys of the tables' rows.
    private var open: [[String]: Int] = [:]
    private var figures: [[String]: Int] = [:]

    package init() {}

    /// Adds what a case counts, or with -1 takes away what it counted.
    mutating func add(_ summary: CaseSummary, of mechanism: String, times: Int = 1) {
        if summary.isOpen { open[[summary.body.text, mechanism], default: 0] += times }
        for measure in summary.measures {
            let month = String(measure.on.description.prefix(7))
            figures[[measure.measure, measure.breakdown, summary.body.text, month], default: 0] +=
                times * measure.value
        }
    }

    /// Adds it to the tables, always in the same order, so that no two writers wait for each other.
    package func write(in session: any SQLSession) throws(StoreError) {
        try Self.openShape.add(Self.rows(open), in: session)
        let counted = figures.filter { $0.value != 0 }
        try Self.figureShape.add(Self.rows(counted), in: session)
        try FigureSums.add(counted, in: session)
    }

    private static let openShape = TableShape("open_count", key: ["body", "mechanism"], rest: ["value"])
    private static let figureShape = TableShape(
        "figure", key: ["measure", "breakdown", "body", "month"], rest: ["value"])

    private static func rows(_ counts: [[String]: Int]) -> [[SQLValue]] {
        counts.filter { $0.value != 0 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { $0.key.map(SQLValue.text) + [.int($0.value)] }
    }
}

/// Figures of Bodies with all below them: what `figure` says of each Body, added up along the paths from it to the top.
enum FigureSums {
    /// So many rows a figure and month has at most; more, and writers meet less and readers read more.
    private static let parts = 32

    private static let shape = TableShape(
        "figure_sum", key: ["measure", "breakdown", "body", "month", "part"], rest: ["value"])

    /// The part that a Body counts in: a Body's own writers come one after the other anyway.
    private static func part(of body: String) -> Int {
        Int(SHA256.hash(data: Array(body.utf8)).prefix(1).reduce(0) { $0 + $1 }) % parts
    }

    /// Adds figures of Bodies, by measure, breakdown, Body and month, to theirs and to those of all above them.
    static func add(_ figures: [[String]: Int], in session: any SQLSession) throws(StoreError) {
        var paths: [String: [String]] = [:]
        for body in Set(figures.keys.map { $0[2] }) { paths[body] = try path(of: body, in: session) }
        try add(figures, along: { paths[$0] ?? [] }, in: session)
    }

    /// The Bodies above a Body, and the Body.
    private static func path(of body: String, in session: any SQLSession) throws(StoreError) -> [String] {
        let rows = try session.registerRows("SELECT path FROM body WHERE code = ?", [.text(body)])
        let path = rows.first?.text(0) ?? body
        return path.split(separator: "/").map(String.init)
    }

    private static func add(
        _ figures: [[String]: Int], along path: (String) -> [String], in session: any SQLSession
    ) throws(StoreError) {
        var sums: [[String]: [Int: Int]] = [:]
        for (figure, value) in figures {
            let part = part(of: figure[2])
            for above in path(figure[2]) {
                sums[[figure[0], figure[1], above, figure[3]], default: [:]][part, default: 0] += value
            }
        }
        let rows = sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, parts in
            parts.sorted { $0.key < $1.key }.filter { $0.value != 0 }
                .map { key.map(SQLValue.text) + [.int($0.key), .int($0.value)] }
        }
        try shape.add(rows, in: session)
    }

    /// Takes what the Bodies under a path counted away from the Bodies above it, or with 1 adds it: before and after
    /// the path changes.
    /// - Parameter path: the path's text, with all that begins with it.
    static func carry(
        under path: String, times: Int, in session: any SQLSession
    ) throws(StoreError) {
        let rows = try session.rows(
            """
            SELECT f.measure, f.breakdown, f.body, f.month, f.value FROM body b JOIN figure f ON f.body = b.code
            WHERE b.path >= ? AND b.path < ?
            """, [.text(path), .text(path + "~")])
        guard !rows.isEmpty else { return }
        let figures = Dictionary(
            rows.map { row in ((0...3).map { row.text($0) }, times * row.int(4)) }, uniquingKeysWith: +)
        try add(figures, in: session)
    }
}
