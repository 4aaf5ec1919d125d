import Kernel

extension RuleBook {
    /// The state after an event, or nil for a pair that cannot have happened.
    package static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        switch (state, recorded.event) {
        case (.absent, .loaded(let set)): .loaded(set, by: recorded.actor)
        case (.loaded(let set, _), .repealed(let repeal)): .repealed(set, repeal, by: recorded.actor)
        case (_, .loaded), (_, .repealed): nil
        }
    }
}
