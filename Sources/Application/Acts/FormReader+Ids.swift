import Kernel

/// References as the identifiers they are. `FormReader` guarantees the shape; a stand-in never reaches a decision.
extension FormReader {
    /// A member of staff.
    package mutating func staffMember(_ name: String) -> StaffId { Self.id(reference(name, to: .staff)) }

    /// Several members of staff.
    package mutating func staffMembers(_ name: String, isRequired: Bool = true) -> [StaffId] {
        references(name, to: .staff, isRequired: isRequired).map { Self.id($0) }
    }

    /// An officer of the case.
    package mutating func officer(_ name: String) -> StaffId { Self.id(reference(name, to: .officer)) }

    /// A Body.
    package mutating func body(_ name: String) -> BodyCode { Self.id(reference(name, to: .body)) }

    /// Another case, typed by its number.
    package mutating func otherCase(_ name: String) -> CaseId { Self.id(reference(name, to: .case)) }

    /// Another case, typed by its number or identifier, or none.
    package mutating func optionalCase(_ name: String) -> CaseId? {
        Self.optionalId(reference(name, to: .case, isRequired: false))
    }

    /// An Official of the register.
    package mutating func official(_ name: String) -> OfficialId { Self.id(reference(name, to: .official)) }

    /// A Unit of the register.
    package mutating func unit(_ name: String) -> UnitId { Self.id(reference(name, to: .unit)) }

    /// An Official of the register, or none.
    package mutating func optionalOfficial(_ name: String) -> OfficialId? {
        Self.optionalId(reference(name, to: .official, isRequired: false))
    }

    /// A member of staff, or none.
    package mutating func optionalStaffMember(_ name: String) -> StaffId? {
        Self.optionalId(reference(name, to: .staff, isRequired: false))
    }

    /// A subject.
    package mutating func subject(_ name: String) -> Subject { Self.subject(reference(name, to: .subject)) }

    /// Several subjects.
    package mutating func subjects(_ name: String, isRequired: Bool = true) -> [Subject] {
        references(name, to: .subject, isRequired: isRequired).map { Self.subject($0) }
    }

    /// An (allegation, subject) of the case.
    package mutating func item(_ name: String) -> ItemKey { Self.item(reference(name, to: .item)) }

    /// Several (allegation, subject) of the case.
    package mutating func items(_ name: String, isRequired: Bool = true) -> [ItemKey] {
        references(name, to: .item, isRequired: isRequired).map { Self.item($0) }
    }

    /// Something of the case that has a number: an allegation, a reporter, a piece of evidence …
    package mutating func numbered(_ name: String, _ kind: Reference) -> Int {
        Int(reference(name, to: kind)) ?? 1
    }

    /// Something of the case that has a number, or nothing.
    package mutating func optionalNumbered(_ name: String, _ kind: Reference) -> Int? {
        Int(reference(name, to: kind, isRequired: false))
    }

    /// Several things of the case that have numbers.
    package mutating func allNumbered(_ name: String, _ kind: Reference, isRequired: Bool = true) -> [Int] {
        references(name, to: kind, isRequired: isRequired).compactMap { Int($0) }
    }

    private static func id<T>(_ text: String) -> Id<T> {
        guard let id = Id<T>(text) ?? Id<T>("none") else { preconditionFailure("`none` is a valid identifier") }
        return id
    }

    private static func optionalId<T>(_ text: String) -> Id<T>? { text.isEmpty ? nil : id(text) }

    private static func subject(_ text: String) -> Subject { Subject(text) ?? .official(id("none")) }

    private static func item(_ text: String) -> ItemKey {
        ItemKey(text) ?? ItemKey(allegation: 1, subject: .official(id("none")))
    }
}
