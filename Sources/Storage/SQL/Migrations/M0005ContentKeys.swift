extension Migration {
    /// The keys of events that can be destroyed: one for each stream that has such events. Primary, and no part of an
    /// ordinary backup: a copy of a key undoes its destruction.
    static let contentKeys = Migration(
        number: 5, name: "content keys",
        statements: [
            """
            CREATE TABLE content_key (
              stream {text} NOT NULL PRIMARY KEY,
              master {text} NOT NULL,
              wrapped {blob} NOT NULL
            ){keyed}
            """
        ],
        appendOnly: [])
}
