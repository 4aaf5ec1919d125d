extension Migration {
    /// Numbered blanks and the cases they were entered into: a number is used once. Derived: `ReadTables.all` names
    /// both.
    static let blankForms = Migration(
        number: 7, name: "blank forms",
        statements: [
            """
            CREATE TABLE blank_form (
              number {text} NOT NULL PRIMARY KEY, body {text} NOT NULL, kind {text} NOT NULL, purpose {text} NOT NULL,
              place {text} NOT NULL, drawing {int} NOT NULL, ordinal {int} NOT NULL, drawn_by {text} NOT NULL,
              drawn_on {text} NOT NULL, printings {int} NOT NULL, void_reason {text}, void_by {text}, void_on {text},
              version {int} NOT NULL
            ){keyed}
            """,
            "CREATE INDEX blank_form_body ON blank_form (body, drawing, ordinal)",
            "CREATE INDEX blank_form_version ON blank_form (body, version)",
            """
            CREATE TABLE blank_form_use (
              number {text} NOT NULL PRIMARY KEY, id {text} NOT NULL, is_traceable {int} NOT NULL, entered_by {text},
              entered_on {text}
            ){keyed}
            """,
            "CREATE INDEX blank_form_use_id ON blank_form_use (id)",
        ],
        appendOnly: [])
}
