/// One step of the database's shape. Never edited after it landed: a new shape is a new migration.
package struct Migration: Hashable, Sendable {
    /// Its place, from 1 without gaps.
    package let number: Int
    package let name: String
    /// Statements with the dialect's marks.
    package let statements: [String]
    /// Tables that refuse update and delete from here on.
    package let appendOnly: [String]

    init(number: Int, name: String, statements: [String], appendOnly: [String]) {
        self.number = number
        self.name = name
        self.statements = statements
        self.appendOnly = appendOnly
    }

    /// The main database's migrations in order.
    package static let main: [Migration] = [
        .journal, .accounts, .readTables, .auditTrail, .contentKeys, .numbersLeft, .blankForms, .seal, .figureSums,
        .ruleSetLists,
    ]
    /// The vault's migrations in order; the vault is a database of its own.
    package static let vault: [Migration] = [.vaultRows]

    /// Brings a database to the newest shape.
    /// - Returns: the numbers of the migrations that were applied now.
    /// - Throws: `StoreError.newerSchema` when the database was made by a newer program.
    package static func apply(
        _ all: [Migration], to session: any SQLSession, dialect: Dialect
    ) throws(StoreError) -> [Int] {
        // Two nodes that start together.
        try session.hold(.shape, .exclusive)
        try session.run(
            dialect.spelled(
                "CREATE TABLE IF NOT EXISTS migration (number {int} NOT NULL PRIMARY KEY, name {text} NOT NULL)"),
            [])
        try refuseNewer(than: all, in: session)
        let done = Set(try session.rows("SELECT number FROM migration", []).map { $0.int(0) })
        var applied: [Int] = []
        for migration in all where !done.contains(migration.number) {
            for statement in migration.statements { try session.run(dialect.spelled(statement), []) }
            for table in migration.appendOnly {
                for statement in dialect.appendOnly {
                    try session.run(statement.replacing("{table}", with: table), [])
                }
            }
            try session.run(
                "INSERT INTO migration (number, name) VALUES (?, ?)", [.int(migration.number), .text(migration.name)])
            applied.append(migration.number)
        }
        return applied
    }

    /// Refuses a database that a newer program made.
    /// - Throws: `StoreError.newerSchema`.
    package static func refuseNewer(than all: [Migration], in session: any SQLSession) throws(StoreError) {
        let newest = try session.row("SELECT max(number) FROM migration", [])?.int(0) ?? 0
        guard newest <= all.count else { throw .newerSchema(found: newest, known: all.count) }
    }
}
