extension Migration {
    /// Figures of a Body together with all below it, so that a page of a province adds up some rows and not those of
    /// two thousand Bodies. In parts by the Body that counted, so that writers of different Bodies do not queue on one
    /// row. Derived: `ReadTables.all` names it.
    static let figureSums = Migration(
        number: 9, name: "figure sums",
        statements: [
            """
            CREATE TABLE figure_sum (
              measure {text} NOT NULL, breakdown {text} NOT NULL, body {text} NOT NULL, month {text} NOT NULL,
              part {int} NOT NULL, value {int} NOT NULL, PRIMARY KEY (measure, breakdown, body, month, part)
            ){keyed}
            """,
            """
            INSERT INTO figure_sum (measure, breakdown, body, month, part, value)
            SELECT f.measure, f.breakdown, a.code, f.month, 0, CAST(sum(f.value) AS BIGINT)
            FROM figure f JOIN body b ON b.code = f.body JOIN body a ON b.path LIKE a.path || '%'
            GROUP BY f.measure, f.breakdown, a.code, f.month
            """,
        ],
        appendOnly: [])
}
