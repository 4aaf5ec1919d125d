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
}
