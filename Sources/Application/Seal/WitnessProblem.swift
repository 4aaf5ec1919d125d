import Kernel
import Seal

/// Why a head of another installation is not kept, or is kept with an alarm.
package enum WitnessProblem: Refusing, Hashable, CaseIterable {
    /// The signature is not that of the key.
    case signatureBad
    /// The head was signed by another key than the one given.
    case keyOther
    /// The key is not that of the heads kept before.
    case keyChanged
    /// A hash or signature that is not known here.
    case algorithmUnknown
    /// No proof came from the last one kept to this one.
    case proofMissing
    /// As many events as one kept before, and another root: history was rewritten. Kept, with an alarm.
    case rootDiffers
    /// The proof does not show that nothing was rewritten. Kept, with an alarm.
    case proofFails

    init(_ refusal: WitnessRefusal) {
        switch refusal {
        case .signatureBad: self = .signatureBad
        case .keyOther: self = .keyOther
        case .keyChanged: self = .keyChanged
        case .algorithmUnknown: self = .algorithmUnknown
        case .proofMissing: self = .proofMissing
        }
    }

    /// The alarm of a state, or nil for a head that fits.
    init?(_ state: WitnessHead.State) {
        switch state {
        case .kept: return nil
        case .rootDiffers: self = .rootDiffers
        case .proofFails: self = .proofFails
        }
    }

    package var code: String {
        switch self {
        case .signatureBad: "signatureBad"
        case .keyOther: "keyOther"
        case .keyChanged: "keyChanged"
        case .algorithmUnknown: "algorithmUnknown"
        case .proofMissing: "proofMissing"
        case .rootDiffers: "rootDiffers"
        case .proofFails: "proofFails"
        }
    }

    package var basis: RuleBasis {
        switch self {
        case .signatureBad, .keyOther, .keyChanged: .structure("SYS-SEA-01")
        case .algorithmUnknown: .structure("SYS-SEA-02")
        case .proofMissing: .structure("SYS-SEA-03")
        case .rootDiffers, .proofFails: .structure("SYS-SEA-04")
        }
    }

    package var field: String? {
        switch self {
        case .keyOther, .keyChanged: "key"
        case .proofMissing, .proofFails: "proof"
        case .signatureBad, .algorithmUnknown, .rootDiffers: "head"
        }
    }

    package var isNoted: Bool { true }
}
