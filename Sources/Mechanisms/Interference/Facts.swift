import Kernel

extension Interference {
    /// What a decision needs from elsewhere.
    package struct Facts: Hashable, Sendable {
        package var handling: Handling.Facts
        /// The Body that has the entry: the next above the one that makes it for which the person does not work.
        package var handlingBody: BodyCode?
        /// The person in the register of Officials: named, or the own record of the staff member named.
        package var official: OfficialId?
        /// Staff who are the person.
        package var concerned: Set<StaffId>
        /// The case it is about, with its number.
        package var about: AboutCase?
        /// Staff who must keep away from the case it is about, and so from the entry.
        package var keptAway: Set<StaffId>
        /// Those the command lends who work in the Body in which it was entered, or below it.
        package var ofEnteringBody: Set<StaffId>

        package init(
            handling: Handling.Facts = Handling.Facts(), handlingBody: BodyCode? = nil, official: OfficialId? = nil,
            concerned: Set<StaffId> = [], about: AboutCase? = nil, keptAway: Set<StaffId> = [],
            ofEnteringBody: Set<StaffId> = []
        ) {
            self.handling = handling
            self.handlingBody = handlingBody
            self.official = official
            self.concerned = concerned
            self.about = about
            self.keptAway = keptAway
            self.ofEnteringBody = ofEnteringBody
        }
    }
}
