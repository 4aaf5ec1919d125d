/// A table as statements over rows of it need it: its name and columns, those that name a row first.
package struct TableShape: Hashable, Sendable {
    package let name: String
    package let columns: [String]
    /// So many columns, from the first, are the table's key.
    let keyCount: Int
    /// The statement that adds so many rows, by their number less one.
    private let inserts: [String]
    private let delete: String
    private let update: String
    private let upsert: String

    /// At most so many rows go into one statement: few texts, so that each stays prepared.
    private static let rowsMax = 12

    /// - Parameters:
    ///   - key: the columns of the table's key.
    ///   - rest: the others.
    package init(_ name: String, key: [String], rest: [String] = []) {
        self.name = name
        columns = key + rest
        keyCount = key.count
        let marks = "(\((key + rest).map { _ in "?" }.joined(separator: ", ")))"
        let head = "INSERT INTO \(name) (\((key + rest).joined(separator: ", "))) VALUES "
        inserts = (1...Self.rowsMax).map {
            head + Array(repeating: marks, count: $0).joined(separator: ", ")
        }
        let isRow = key.map { "\($0) = ?" }.joined(separator: " AND ")
        delete = "DELETE FROM \(name) WHERE \(isRow)"
        update = "UPDATE \(name) SET \(rest.map { "\($0) = ?" }.joined(separator: ", ")) WHERE \(isRow)"
        let changed = rest.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        let otherwise = rest.isEmpty ? "NOTHING" : "UPDATE SET \(changed)"
        upsert = "\(inserts[0]) ON CONFLICT (\(key.joined(separator: ", "))) DO \(otherwise)"
    }

    /// The statement that adds one row.
    package var insertOne: String { inserts[0] }

    package static func == (left: Self, right: Self) -> Bool { left.name == right.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// Adds rows, each with a value for each column.
    /// - Parameter ifAbsent: whether a row whose key is there already is passed over.
    package func insert(
        _ rows: some Collection<[SQLValue]>, ifAbsent: Bool = false, in session: any SQLSession
    ) throws(StoreError) {
        var rest = rows[...]
        while !rest.isEmpty {
            let some = rest.prefix(Self.rowsMax)
            let statement = inserts[some.count - 1]
            try session.put(ifAbsent ? "\(statement) ON CONFLICT DO NOTHING" : statement, some.flatMap { $0 })
            rest = rest.dropFirst(some.count)
        }
    }

    /// Rows in the order of their key.
    func sorted(_ rows: [[SQLValue]]) -> [[SQLValue]] {
        rows.sorted { left, right in
            for column in 0..<keyCount where left[column] != right[column] {
                return left[column].precedes(right[column])
            }
            return false
        }
    }

    /// Adds to counts, whose number is the last column: to what is there, or to nothing. A count of nothing is none.
    func add(_ rows: [[SQLValue]], in session: any SQLSession) throws(StoreError) {
        guard let value = columns.last else { return }
        let key = columns.prefix(keyCount).joined(separator: ", ")
        var rest = rows[...]
        while !rest.isEmpty {
            let some = rest.prefix(Self.rowsMax)
            try session.put(
                """
                \(inserts[some.count - 1])
                ON CONFLICT (\(key)) DO UPDATE SET \(value) = \(name).\(value) + excluded.\(value)
                """, some.flatMap { $0 })
            rest = rest.dropFirst(some.count)
        }
        for row in rows {
            // `rebuild` would not make a count of nothing.
            guard case .int(let number)? = row.last, number < 0 else { continue }
            try session.put("\(delete) AND \(value) = 0", Array(row[..<keyCount]))
        }
    }

    /// Changes what stands beside a row's key.
    func update(_ row: [SQLValue], in session: any SQLSession) throws(StoreError) {
        try session.put(update, Array(row[keyCount...] + row[..<keyCount]))
    }

    /// Adds a row, or changes what stands beside its key where that is there.
    func upsert(_ row: [SQLValue], in session: any SQLSession) throws(StoreError) {
        try session.put(upsert, row)
    }

    /// Puts rows in the place of others: what is in both stays as it is.
    func put(
        _ rows: [[SQLValue]], replacing old: [[SQLValue]], in session: any SQLSession
    ) throws(StoreError) {
        guard !old.isEmpty else { return try insert(rows, in: session) }
        var before = Dictionary(old.map { ($0[..<keyCount], $0) }, uniquingKeysWith: { first, _ in first })
        var added: [[SQLValue]] = []
        var changed: [[SQLValue]] = []
        for row in rows {
            guard let known = before.removeValue(forKey: row[..<keyCount]) else {
                added.append(row)
                continue
            }
            if known != row { changed.append(row) }
        }
        for row in old where before[row[..<keyCount]] != nil {
            try session.put(delete, Array(row[..<keyCount]))
        }
        for row in changed { try update(row, in: session) }
        try insert(added, in: session)
    }
}
