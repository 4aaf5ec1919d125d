import Crypto
import Kernel

/// Something that transactions side by side must not change under one another. Held to the end of the transaction.
///
/// SQLite has one writer, so there nothing need be held; PostgreSQL has many, on any number of nodes
/// (`docs/decisions/0015-locks-by-name.md`).
package struct Lock: Hashable, Sendable {
    /// What is held, by name.
    package let name: String

    private init(_ name: String) { self.name = name }

    /// How a transaction holds it.
    package enum Mode: Hashable, Sendable {
        /// Others may hold it so too: what is only read.
        case shared
        /// Nobody else may: what is changed.
        case exclusive
    }

    /// What the registers say: Bodies, Units, Officials, staff, rule sets. Whoever decides anything holds it shared;
    /// an act on the registers, an import and `rebuild` hold it alone.
    package static let registers = Lock("registers")
    /// The shape of the database.
    static let shape = Lock("shape")

    /// One stream of the journal: a case, a log of notes.
    package static func stream(_ id: StreamId) -> Lock { Lock("stream \(id)") }
    /// A Body's books: its numbers, its figures, its count of open cases.
    package static func books(of body: BodyCode) -> Lock { Lock("books \(body)") }
    /// Which cases there are about a subject, and what was found in them.
    package static func matters(of subject: Subject) -> Lock { Lock("matters \(subject)") }
    /// The answer to a request that may come twice.
    package static func answer(to actor: String, key: String) -> Lock { Lock("answer \(actor) \(key)") }
    /// A numbered blank: it is entered once.
    package static func blank(_ number: String) -> Lock { Lock("blank \(number)") }
    /// Heads of other installations: one is kept after the other.
    package static let witness = Lock("witness")
    /// An account and its tries.
    package static func account(_ name: String) -> Lock { Lock("account \(name)") }

    /// The name as a number for engines that lock by number: two names of one number only wait for each other.
    package var number: Int64 {
        SHA256.hash(data: Array(name.utf8)).prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }
}
