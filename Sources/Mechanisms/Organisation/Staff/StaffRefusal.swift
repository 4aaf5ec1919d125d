import Kernel

extension StaffRegistry {
    /// Why the register of staff says no, in the order in which `decide` asks.
    package enum Refusal: Refusing, Hashable {
        /// The day of the act lies in the future.
        case occurredInFuture
        /// The person is engaged.
        case engagedBefore
        case notEngaged
        case leftBefore
        /// The act claims a day before the person came, or came back.
        case occurredBeforeEngagement(CivilDate)
        /// Nobody gives rights to himself or to whom he acts for.
        case ownRightsChange
        case textMissing(field: String)
        case textTooLong(field: String)
        /// The change would change nothing.
        case nothingChanges
        case bodyUnknown
        case unitUnknown
        /// The Official or Unit has no record.
        case subjectUnknown
        /// The Official's record is another staff member's own.
        case officialTaken(by: StaffId)
        /// The same role in the same office is named twice.
        case rolesRepeated
        /// An administrator (三员) holds one role and no other (SEC-008).
        case administratorsExcludeOtherRoles
        /// A Unit's contact is no staff of a Body.
        case unitContactHasNoOtherRole
        /// A contact without a Unit, or a Unit named for somebody who is no contact.
        case unitContactNeedsUnit
        /// Who reviews does not handle.
        case reviewerNeverHandles
        /// The secondment is over.
        case secondmentOver
        case roleHeld(Role)
        case roleNotHeld(Role)
        /// The last day lies before the first.
        case endsBeforeItBegins(field: String)
        /// Cases are open: they are handed over first.
        case casesRemain(Int)
        /// Nobody else is head of the Body, or administrator of the installation.
        case lastInRole(Role)
        /// The person is lent to another Body already.
        case secondedBefore
        /// No Body lent the person.
        case notSeconded
        /// Whoever is lent returns on a day.
        case secondmentNeedsEnd
        case relationToOneself
        /// To a Unit there is an interest, no kinship.
        case unitHasNoRelatives
        case relationDeclaredBefore
        case relationNotDeclared
        /// An administrator's or a contact's role is not delegated.
        case roleNotDelegable
        case delegateIsDelegator
        /// The delegate is not engaged.
        case delegateUnknown
        case delegateOfOtherBody
        /// An administrator acts in no other role, by delegation neither (SEC-008).
        case delegateIsAdministrator
        case delegateIsUnitContact
        /// A delegation begins on the day it is given or later: what was done before is not made good by it.
        case delegationBackdated
        /// One of the two leaves before the delegation's last day.
        case delegationOutlastsSecondment(CivilDate)
        /// The role is in another's hands on some of these days.
        case roleDelegatedBefore
        case notDelegated(Role)
    }
}

extension StaffRegistry.Refusal {
    package var code: String {
        switch self {
        case .occurredInFuture: "occurredInFuture"
        case .engagedBefore: "engagedBefore"
        case .notEngaged: "notEngaged"
        case .leftBefore: "leftBefore"
        case .occurredBeforeEngagement: "occurredBeforeEngagement"
        case .ownRightsChange: "ownRightsChange"
        case .textMissing: "textMissing"
        case .textTooLong: "textTooLong"
        case .nothingChanges: "nothingChanges"
        case .bodyUnknown: "bodyUnknown"
        case .unitUnknown: "unitUnknown"
        case .subjectUnknown: "subjectUnknown"
        case .officialTaken: "officialTaken"
        case .rolesRepeated: "rolesRepeated"
        case .administratorsExcludeOtherRoles: "administratorsExcludeOtherRoles"
        case .unitContactHasNoOtherRole: "unitContactHasNoOtherRole"
        case .unitContactNeedsUnit: "unitContactNeedsUnit"
        case .reviewerNeverHandles: "reviewerNeverHandles"
        case .secondmentOver: "secondmentOver"
        case .roleHeld: "roleHeld"
        case .roleNotHeld: "roleNotHeld"
        case .endsBeforeItBegins: "endsBeforeItBegins"
        case .casesRemain: "casesRemain"
        case .lastInRole: "lastInRole"
        case .secondedBefore: "secondedBefore"
        case .notSeconded: "notSeconded"
        case .secondmentNeedsEnd: "secondmentNeedsEnd"
        case .relationToOneself: "relationToOneself"
        case .unitHasNoRelatives: "unitHasNoRelatives"
        case .relationDeclaredBefore: "relationDeclaredBefore"
        case .relationNotDeclared: "relationNotDeclared"
        case .roleNotDelegable: "roleNotDelegable"
        case .delegateIsDelegator: "delegateIsDelegator"
        case .delegateUnknown: "delegateUnknown"
        case .delegateOfOtherBody: "delegateOfOtherBody"
        case .delegateIsAdministrator: "delegateIsAdministrator"
        case .delegateIsUnitContact: "delegateIsUnitContact"
        case .delegationBackdated: "delegationBackdated"
        case .delegationOutlastsSecondment: "delegationOutlastsSecondment"
        case .roleDelegatedBefore: "roleDelegatedBefore"
        case .notDelegated: "notDelegated"
        }
    }

    package var basis: RuleBasis {
        switch self {
        case .occurredInFuture, .occurredBeforeEngagement: .structure("SYS-ORG-01")
        case .textMissing, .textTooLong, .nothingChanges, .endsBeforeItBegins, .rolesRepeated, .roleHeld, .roleNotHeld:
            .structure("SYS-ORG-02")
        case .engagedBefore, .notEngaged, .leftBefore, .secondmentOver, .secondedBefore, .notSeconded,
            .secondmentNeedsEnd:
            .structure("SYS-ORG-03")
        case .casesRemain, .lastInRole: .structure("SYS-ORG-07")
        case .bodyUnknown, .unitUnknown, .subjectUnknown: .structure("SYS-ORG-08")
        case .officialTaken: .structure("SYS-ORG-09")
        case .ownRightsChange: .structure("SYS-ORG-10")
        case .administratorsExcludeOtherRoles, .delegateIsAdministrator:
            .parameter("sec.admin.roles.mutually_exclusive")
        case .unitContactHasNoOtherRole, .unitContactNeedsUnit, .delegateIsUnitContact: .structure("SYS-ORG-11")
        case .reviewerNeverHandles: .structure("SYS-ORG-12")
        case .relationToOneself, .unitHasNoRelatives, .relationDeclaredBefore, .relationNotDeclared:
            .parameter("recusal.near_relative")
        case .roleNotDelegable, .delegateIsDelegator, .delegateUnknown, .delegateOfOtherBody, .delegationBackdated,
            .delegationOutlastsSecondment, .roleDelegatedBefore, .notDelegated:
            .structure("SYS-ORG-13")
        }
    }

    package var field: String? {
        switch self {
        case .occurredInFuture, .occurredBeforeEngagement: "occurredOn"
        case .textMissing(let field), .textTooLong(let field), .endsBeforeItBegins(let field): field
        case .engagedBefore, .notEngaged, .leftBefore, .ownRightsChange, .nothingChanges, .secondmentOver,
            .casesRemain, .secondedBefore, .notSeconded:
            nil
        case .secondmentNeedsEnd: "until"
        case .bodyUnknown: "body"
        case .unitUnknown, .unitContactNeedsUnit: "unit"
        case .subjectUnknown, .relationToOneself, .relationDeclaredBefore, .relationNotDeclared: "subject"
        case .unitHasNoRelatives: "kind"
        case .officialTaken: "official"
        case .rolesRepeated, .administratorsExcludeOtherRoles, .unitContactHasNoOtherRole, .reviewerNeverHandles,
            .roleHeld, .roleNotHeld, .lastInRole, .roleNotDelegable, .roleDelegatedBefore, .notDelegated:
            "role"
        case .delegateIsDelegator, .delegateUnknown, .delegateOfOtherBody, .delegateIsAdministrator,
            .delegateIsUnitContact:
            "to"
        case .delegationBackdated: "from"
        case .delegationOutlastsSecondment: "until"
        }
    }
}
