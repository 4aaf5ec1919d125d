import Storage

/// A store that knows nobody: names are identifiers.
final class NobodySession: SQLSession {
    let cipher: EventCipher? = nil
    func rows(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> [SQLRow] { [] }
    func run(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> Int { 0 }
    func each(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Void) throws {}
    func scan(_ sql: String, _ values: [SQLValue], _ body: (any SQLCells) throws -> Void) throws {}
    let hasOtherWriters = false
    func hold(_ lock: Lock, _ mode: Lock.Mode) throws(StoreError) {}
    func attempt<T>(_ body: () throws -> T) throws -> T { try body() }
}
