/// The acts every case has, whatever its mechanism (办理): who works on it, who keeps away from it, how long it may
/// take, which Body it belongs to, and on what its seal was set.
///
/// Decided and remembered here once; a mechanism says when they may be done, what its clocks are, and what else follows
/// (findings that fall when somebody who made them is recused).
package enum Handling {
    /// How many officers work on a case at least (G20).
    package static let officersMin = 2

    /// What somebody may want done.
    package enum Command: Hashable, Sendable {
        /// Allots the case to at least two officers, in the place of those before.
        case assign(officers: [StaffId])
        /// Moves one officer's part to another.
        case handOver(from: StaffId, to: StaffId, reason: String)
        /// Adds officers of another Body until the case ends (协作).
        case lend(officers: [StaffId], reason: String)

        /// Decides that somebody keeps away, or carries that decision from a linked case.
        case recuse(staff: StaffId, ground: RecusalGround)
        /// The actor keeps away at once; the head decides afterwards.
        case requestRecusal(ground: RecusalGround)
        /// Decides that a recusal is not needed.
        case liftRecusal(staff: StaffId, reason: String)

        /// Moves a due date.
        case extendDeadline(clock: ClockName, to: CivilDate, reason: String)
        /// Stops a clock.
        case pauseDeadline(clock: ClockName, reason: String)
        /// Lets a stopped clock go on with the days it had left.
        case resumeDeadline(clock: ClockName, reason: String)
        /// Counts provisional dates anew with the calendar that has been published since (CAL-006).
        case recountDeadlines

        /// Asks that another Body take the case; the Body that decides accepts or declines.
        case proposeMove(to: BodyCode, way: Move, reason: String)
        case acceptMove(opinion: String)
        case declineMove(reason: String)
        /// The case follows a linked one to its new Body.
        case followMove(to: BodyCode, way: Move)

        /// Enters that the Body's seal was set on a document of the case (用印登记).
        /// - Parameters:
        ///   - document: its name, as in its address.
        ///   - basis: who approved that it is sealed, and how.
        case recordSealUse(document: String, copies: Int, basis: String)
    }

    /// How jurisdiction moves.
    package enum Move: String, Sendable, Codable, CaseIterable {
        /// 提级: a Body above takes the case up.
        case raised
        /// 指定办理: a Body above both names another Body under it.
        case designated
        /// 移交: to the Body it belongs to, which takes it over.
        case transferred
    }

    /// What a decision needs from elsewhere.
    package struct Facts: Hashable, Sendable {
        /// Staff with a declared relation to, or interest in, a subject or the reporter (REC-001).
        package var conflicted: Set<StaffId>
        /// Heads of the case's Body: only the higher Body decides on their recusal (REC-004).
        package var heads: Set<StaffId>
        /// Those the command names who are no staff of the case's Body.
        package var outsiders: Set<StaffId>
        /// Bodies from the top down to the case's own.
        package var path: [BodyCode]
        /// Bodies from the top down to the one a move names; empty when nobody knows it or it is closed.
        package var targetPath: [BodyCode]
        /// Whether a subject is one of the people of the Body a move names.
        package var isAboutTarget: Bool
        /// The document that the entry of a seal's use names, when the case has issued it.
        package var paper: IssuedPaper?

        package init(
            conflicted: Set<StaffId> = [], heads: Set<StaffId> = [], outsiders: Set<StaffId> = [],
            path: [BodyCode] = [], targetPath: [BodyCode] = [], isAboutTarget: Bool = false, paper: IssuedPaper? = nil
        ) {
            self.conflicted = conflicted
            self.heads = heads
            self.outsiders = outsiders
            self.path = path
            self.targetPath = targetPath
            self.isAboutTarget = isAboutTarget
            self.paper = paper
        }
    }

    /// A document that the case has issued.
    package struct IssuedPaper: Hashable, Sendable {
        /// Its name in addresses.
        package let name: String
        /// What it is called in a register, with its addressee where it has one.
        package let title: String
        /// 发文字号, where it has one.
        package let number: String?

        package init(name: String, title: String, number: String?) {
            self.name = name
            self.title = title
            self.number = number
        }
    }
}

/// A clock of a case, named by its mechanism: `delivery`, `inquiry/official:…`.
package struct ClockName: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }

    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// A case as `Handling` sees it: its frame, and what the mechanism alone can say.
package protocol Handled: Sendable {
    var frame: CaseFrame { get set }
    /// Whoever works or has worked on the matter: none of them moves its clocks.
    var hands: Set<StaffId> { get }
    /// Whoever has judged the matter (reviewed, approved): none of them works on it.
    var judges: Set<StaffId> { get }
    /// Whoever passed the matter through its quality gate: none of them approves it as well.
    var gatekeepers: Set<StaffId> { get }
    /// Whether a proposal is with its approvers: the case stays where it is until they have spoken.
    var isUnderApproval: Bool { get }
    /// The clocks that run, or are stopped and will go on.
    var clocks: [ClockName: Deadline] { get }
    /// Gives a clock another deadline.
    /// - Returns: false when no such clock runs.
    mutating func set(_ clock: ClockName, to deadline: Deadline) -> Bool
}

extension Handled {
    package var judges: Set<StaffId> { [] }
    package var gatekeepers: Set<StaffId> { [] }
}
