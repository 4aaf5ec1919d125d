import Storage

extension StoreError {
    /// What is said to whoever asked: why nothing was done, or that it is not known. Codes and hosts are for the log.
    func words(in language: Language) -> String {
        switch self {
        case .clockBehind(let minutes): return language.say("failure.store.clock", "\(minutes)")
        case .cannotWrite(let code) where code == Self.code(ofState: "08007"):
            return language.say("failure.store.uncertain")
        case .cannotWrite(let code) where Self.shown(code).hasPrefix("08") || Self.shown(code).hasPrefix("57P"):
            return language.say("failure.store.away")
        case .server: return language.say("failure.store.away")
        case .cannotWrite, .inUse, .notUnique, .appendOnly, .contentKey, .newerSchema, .engine:
            return language.say("failure.store")
        }
    }

    /// What machines are told it is.
    var kind: String {
        switch self {
        case .cannotWrite(let code): code == Self.code(ofState: "08007") ? "uncertain" : "cannotWrite"
        case .clockBehind: "clockBehind"
        case .server: "away"
        case .inUse, .notUnique, .appendOnly, .contentKey, .newerSchema, .engine: "failed"
        }
    }
}
