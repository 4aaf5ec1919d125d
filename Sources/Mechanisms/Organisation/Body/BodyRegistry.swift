import Kernel

/// The register of Bodies (纪检监察机关): one stream for each, its id the Body's code.
///
///     absent ── establish ──▶ active ── close ──▶ closed
///                              │  ▲
///                              └──┘ rename, changeParent
package enum BodyRegistry: Decider {
    /// What a Body is when it is set up.
    package struct Establishing: Hashable, Sendable, Codable {
        package let code: BodyCode
        /// The whole name, `南县纪委监委`.
        package let name: String
        /// The organ's characters in document and case numbers (机关代字), `南纪`.
        package let shortName: String
        package let kind: BodyKind
        package let rank: Rank
        /// The Body above; nil for the highest of the installation.
        package let parent: BodyCode?

        package init(
            code: BodyCode, name: String, shortName: String, kind: BodyKind, rank: Rank, parent: BodyCode?
        ) {
            self.code = code
            self.name = name
            self.shortName = shortName
            self.kind = kind
            self.rank = rank
            self.parent = parent
        }
    }

    /// A new name.
    package struct Renaming: Hashable, Sendable, Codable {
        package let name: String
        package let shortName: String
        package let reason: String
    }

    /// A new place in the tree.
    package struct ParentChange: Hashable, Sendable, Codable {
        package let parent: BodyCode
        package let reason: String
    }

    /// An end.
    package struct Closing: Hashable, Sendable, Codable {
        /// The Body that takes its place, where there is one.
        package let successor: BodyCode?
        package let reason: String
    }

    /// What can be asked of the register.
    package enum Command: Hashable, Sendable {
        case establish(Establishing)
        case rename(name: String, shortName: String, reason: String)
        case changeParent(parent: BodyCode, reason: String)
        case close(successor: BodyCode?, reason: String)
    }

    /// What happened.
    package enum Event: Hashable, Sendable {
        case established(Establishing)
        case renamed(Renaming)
        case parentChanged(ParentChange)
        case closed(Closing)
    }

    /// A name that a Body had, and the last day on which it had it.
    package struct FormerName: Hashable, Sendable {
        package let name: String
        package let shortName: String
        package let until: CivilDate
    }

    /// A Body as its pages show it.
    package struct Body: Equatable, Sendable {
        package let code: BodyCode
        package internal(set) var name: String
        package internal(set) var shortName: String
        package let kind: BodyKind
        package let rank: Rank
        package internal(set) var parent: BodyCode?
        package let establishedOn: CivilDate
        /// Names it had before, oldest first: old documents keep them.
        package internal(set) var formerNames: [FormerName]
        /// The day of the last change; no later act may claim to have happened before it.
        package internal(set) var changedOn: CivilDate
        package internal(set) var last: Made<Event>
    }

    /// Where a Body stands.
    package enum State: Equatable, Sendable {
        case absent
        case active(Body)
        /// Closed: its past remains, nothing new begins there.
        case closed(Body, on: CivilDate, successor: BodyCode?)

        /// The Body, unless there is none.
        package var body: Body? {
            switch self {
            case .absent: nil
            case .active(let body), .closed(let body, _, _): body
            }
        }
    }

    /// Another Body as a decision sees it.
    package struct KnownBody: Hashable, Sendable {
        package let code: BodyCode
        package let rank: Rank
        /// The Bodies above it, nearest first.
        package let ancestors: [BodyCode]

        package init(code: BodyCode, rank: Rank, ancestors: [BodyCode]) {
            self.code = code
            self.rank = rank
            self.ancestors = ancestors
        }
    }

    /// What a decision needs from elsewhere.
    package struct Facts: Sendable {
        /// The highest Body of the installation, where there is one.
        package var root: BodyCode?
        /// The Body named as parent or successor, when it is active.
        package var other: KnownBody?
        /// Short names of the active Bodies under the parent that this one has or shall have, its own left out.
        package var siblingShortNames: Set<String>
        /// Active Bodies directly under this one.
        package var childrenCount: Int
        /// Staff who work here now.
        package var staffCount: Int
        /// Cases of this Body on which work remains.
        package var openCaseCount: Int

        package init(
            root: BodyCode? = nil, other: KnownBody? = nil, siblingShortNames: Set<String> = [],
            childrenCount: Int = 0, staffCount: Int = 0, openCaseCount: Int = 0
        ) {
            self.root = root
            self.other = other
            self.siblingShortNames = siblingShortNames
            self.childrenCount = childrenCount
            self.staffCount = staffCount
            self.openCaseCount = openCaseCount
        }
    }
}
