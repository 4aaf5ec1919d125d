import Crypto
import Kernel

/// The rule sets that events were decided under are always the same few lists, and as digests a quarter of an event. So
/// a list lies once in a table of its own, and the event has its mark; what is hashed is the list
/// (`docs/decisions/0020-rule-sets-written-once.md`).
package enum RuleSetList {
    /// What stands in an event's column for a list: the list itself where it is no longer than a mark.
    /// - Parameter list: digests with a space between.
    package static func written(_ list: String) -> String {
        list.utf8.count > markBytes ? mark(of: list) : list
    }

    /// A list's mark: `~` and the first 8 bytes of its SHA-256 in hexadecimal. The mark only finds the list; that it is
    /// the right one, the event's hash says.
    private static func mark(of list: String) -> String {
        "~" + SHA256.hash(data: Array(list.utf8)).prefix(8).hexadecimal
    }

    private static let markBytes = 17

    /// Sees that lists are there under their marks.
    static func keep(_ lists: Set<String>, in session: any SQLSession) throws(StoreError) {
        let rows = lists.sorted().filter { $0.utf8.count > markBytes }.map { list -> [SQLValue] in
            [.text(mark(of: list)), .text(list)]
        }
        try PrimaryTables.ruleSetList.shape.insert(rows, ifAbsent: true, in: session)
    }

    /// Every list by its mark, as the bytes that are hashed; none in a database that nobody has migrated yet.
    static func all(in session: any SQLSession) throws(StoreError) -> [String: [UInt8]] {
        guard try exist(in: session) else { return [:] }
        return try session.rows("SELECT mark, digests FROM rule_set_list", [])
            .reduce(into: [:]) { $0[$1.text(0)] = Array($1.text(1).utf8) }
    }

    /// Whether this database has them.
    static func exist(in session: any SQLSession) throws(StoreError) -> Bool {
        try session.row("SELECT 1 FROM migration WHERE name = 'rule set lists'", []) != nil
    }
}
