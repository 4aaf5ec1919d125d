import Kernel

extension Interference {
    /// What has happened with an entry. Payloads' property names are on disk and never change.
    package enum Event: Hashable, Sendable {
        case noted(Noted)
        /// One of those every case has.
        case handling(Handling.Event)
        case acknowledged
        case supplemented(Supplemented)
        case concluded(Concluded)
    }

    /// The entry was made.
    package struct Noted: Hashable, Sendable, Codable {
        package let number: String
        /// The Body that has it, above the one in which it was made.
        package let body: BodyCode
        package let entry: Entry
        /// The person in the register of Officials: named, or the own record of the staff member named.
        package let official: OfficialId?
        /// Staff who are the person, sorted: they are kept away from the start.
        package let concerned: [StaffId]
        package let about: AboutCase?
        /// Staff who must keep away from that case, sorted; left out where there are none.
        package let keptAway: [StaffId]?
    }

    /// Further facts came in.
    package struct Supplemented: Hashable, Sendable, Codable {
        package let text: String
    }

    /// It was concluded.
    package struct Concluded: Hashable, Sendable, Codable {
        package let outcome: Outcome
        package let destination: String
        package let reason: String
    }
}
