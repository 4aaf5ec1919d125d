extension Migration {
    /// Numbers that cases left behind when they went to another sequence. Derived: `ReadTables.all` names it.
    static let numbersLeft = Migration(
        number: 6, name: "numbers left",
        statements: [
            """
            CREATE TABLE sequence_free (
              scope {text} NOT NULL, year {int} NOT NULL, number {int} NOT NULL, PRIMARY KEY (scope, year, number)
            ){keyed}
            """
        ],
        appendOnly: [])
}
