import Clarification
import Kernel

// Words that forms offer for values which are no plain list of words in the mechanism.
extension Clarification {
    /// Whether an item needs a clarification: said outright, so that no unticked box says no.
    package enum Need: String, Hashable, Sendable, CaseIterable {
        case needed, notNeeded
    }

    /// What the review of a refused application came to.
    package enum RefusalReview: String, Hashable, Sendable, CaseIterable {
        case upheld, overturned
    }

    /// What a subject answers.
    package enum WishAnswer: String, Hashable, Sendable, CaseIterable {
        case agrees, agreesInPart, declines

        /// The wish; forms and audience are read only of one in part.
        package func wish(forms: [Form], audience: [AudienceKind]) -> Wish {
            switch self {
            case .agrees: .agrees
            case .agreesInPart: .agreesInPart(forms: forms, audience: audience)
            case .declines: .declines
            }
        }

        /// The answer that a wish is.
        package init(_ wish: Wish) {
            switch wish {
            case .agrees: self = .agrees
            case .agreesInPart: self = .agreesInPart
            case .declines: self = .declines
            }
        }
    }

    /// A clock that can be extended; of an application, the form names which.
    package enum ClockKind: String, Hashable, Sendable, CaseIterable {
        case delivery, firstFollowUp, secondFollowUp, application

        /// The clock; there is no application 0, so that none chosen is a clock that does not run.
        package func clock(application number: Int) -> Clock {
            switch self {
            case .delivery: .delivery
            case .firstFollowUp: .firstFollowUp
            case .secondFollowUp: .secondFollowUp
            case .application: .application(number)
            }
        }

        /// The kind that a clock is.
        package init(_ clock: Clock) {
            switch clock {
            case .delivery: self = .delivery
            case .firstFollowUp: self = .firstFollowUp
            case .secondFollowUp: self = .secondFollowUp
            case .application: self = .application
            }
        }
    }
}
