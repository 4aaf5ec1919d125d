import Kernel

extension RuleBook.Parameter {
    /// Whether a lower Body may have `other` where this parameter stands above it.
    ///
    /// Numbers: a ceiling may only be lowered (a clock `….max` shortened), a floor only raised. Flags: a floor that is
    /// true stays true, a ceiling that is false stays false. Lists: a floor's items all stay, a ceiling's list gets no
    /// new ones. A bounded text is fixed, and so is any value marked so. Another unit or kind of value cannot be
    /// compared and is not permitted.
    package func permits(_ other: RuleBook.Parameter) -> Bool {
        switch bound {
        case .none: return true
        case .fixed: return unit == other.unit && value == other.value
        case .floor, .ceiling: break
        }
        guard unit == other.unit else { return false }
        let isFloor = bound == .floor
        switch (value, other.value) {
        case (.count(let mine), .count(let theirs)): return isFloor ? theirs >= mine : theirs <= mine
        case (.flag(let mine), .flag(let theirs)): return isFloor ? theirs || !mine : !theirs || mine
        case (.list(let mine), .list(let theirs)):
            return isFloor ? Set(mine).isSubset(of: theirs) : Set(theirs).isSubset(of: mine)
        case (.text(let mine), .text(let theirs)): return mine == theirs
        case (.count, _), (.flag, _), (.list, _), (.text, _): return false
        }
    }

    /// The only bound this parameter can have, by its name: a `….max` is a ceiling, a `….min` a floor; nil where the
    /// name does not say.
    package var boundByName: RuleBook.Bound? {
        if name.hasSuffix(".max") { return .ceiling }
        if name.hasSuffix(".min") { return .floor }
        return nil
    }
}
