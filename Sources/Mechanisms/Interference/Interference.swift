import Kernel

/// Interference noted (干预过问登记): somebody asked about a case, meddled in it, put in a word for somebody, or met its
/// officers without approval (监察法 art. 66, 监察官法 art. 46).
///
/// A case is one entry. Whoever it happened to makes it; it opens in the Body above theirs, restricted, so that nobody
/// in the own Body knows of it, the head included. There the leader in charge or the head takes note of it and
/// concludes it.
///
/// ```
/// absent → noted → acknowledged → concluded
/// ```
///
/// Nothing is edited: further facts are added by `supplement`, at every stage.
package enum Interference: CaseMechanism {
    package static let mechanism = "interference"
    package static let initial = State.absent

    /// The key under which the entries of a staff member are found: by it they see their own without seeing the case.
    package static func key(ofEntriesBy staff: StaffId) -> String { "\(mechanism).enteredBy:\(staff)" }
}

extension Interference {
    /// What was done.
    package enum Conduct: String, Sendable, Codable, CaseIterable {
        /// 打听案情.
        case inquiring
        /// 过问案件.
        case meddling
        /// 说情干预.
        case pleading
        /// 未经批准接触.
        case unapprovedContact
    }

    /// How it was done.
    package enum Manner: String, Sendable, Codable, CaseIterable {
        case inPerson
        case telephone
        /// 短信或者网络.
        case message
        /// 托人转达.
        case throughOthers
        case other
    }

    /// Who did it, in the words of whoever it happened to.
    package struct Person: Hashable, Sendable, Codable {
        package let name: String
        package let unit: String
        package let post: String

        package init(name: String, unit: String, post: String) {
            self.name = name
            self.unit = unit
            self.post = post
        }
    }

    /// An entry as it is made.
    package struct Entry: Hashable, Sendable, Codable {
        package let kind: Conduct
        package let happenedOn: CivilDate
        package let manner: Manner
        package let person: Person
        /// The same person in the register of Officials and among the staff, where known: so that they are kept away.
        package let official: OfficialId?
        package let staff: StaffId?
        /// The case it was about, one that whoever enters it may see.
        package let about: CaseId?
        /// What was said, and how it was answered.
        package let account: String

        package init(
            kind: Conduct, happenedOn: CivilDate, manner: Manner, person: Person, official: OfficialId? = nil,
            staff: StaffId? = nil, about: CaseId? = nil, account: String
        ) {
            self.kind = kind
            self.happenedOn = happenedOn
            self.manner = manner
            self.person = person
            self.official = official
            self.staff = staff
            self.about = about
            self.account = account
        }
    }

    /// The case an entry is about, as it was called then.
    package struct AboutCase: Hashable, Sendable, Codable {
        package let mechanism: String
        package let id: CaseId
        package let number: String

        package init(mechanism: String, id: CaseId, number: String) {
            self.mechanism = mechanism
            self.id = id
            self.number = number
        }
    }

    /// What came of an entry.
    package enum Outcome: String, Sendable, Codable, CaseIterable {
        /// 核实属实，移送处理.
        case handedOn
        /// 核实属实，批评教育.
        case criticised
        /// 核实属实，谈话提醒.
        case reminded
        /// 情况不实.
        case untrue
        /// 无需处理.
        case nothingToDo

        /// Whether it goes against the person.
        package var isAdverse: Bool {
            switch self {
            case .handedOn, .criticised, .reminded: true
            case .untrue, .nothingToDo: false
            }
        }
    }
}
