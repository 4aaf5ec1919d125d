import Kernel

/// What cases add to the counts that pages show: open cases of a Body, and figures by month. Counted as cases change,
/// since nothing is ever counted by looking through all of them.
struct CaseTally {
    /// By the keys of the tables' rows.
    private var open: [[String]: Int] = [:]
    private var figures: [[String]: Int] = [:]

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
    func write(in session: any SQLSession) throws(StoreError) {
        for (key, value) in Self.inOrder(open) {
            try session.run(
                """
                INSERT INTO open_count (body, mechanism, value) VALUES (?, ?, ?)
                ON CONFLICT (body, mechanism) DO UPDATE SET value = open_count.value + excluded.value
                """, key + [.int(value)])
            // A count of nothing is none: `rebuild` would not make it.
            guard value < 0 else { continue }
            try session.run("DELETE FROM open_count WHERE body = ? AND mechanism = ? AND value = 0", key)
        }
        for (key, value) in Self.inOrder(figures) {
            try session.run(
                """
                INSERT INTO figure (measure, breakdown, body, month, value) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (measure, breakdown, body, month) DO UPDATE SET value = figure.value + excluded.value
                """, key + [.int(value)])
            guard value < 0 else { continue }
            try session.run(
                "DELETE FROM figure WHERE measure = ? AND breakdown = ? AND body = ? AND month = ? AND value = 0", key)
        }
    }

    private static func inOrder(_ counts: [[String]: Int]) -> [(key: [SQLValue], value: Int)] {
        counts.filter { $0.value != 0 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { ($0.key.map(SQLValue.text), $0.value) }
    }
}
