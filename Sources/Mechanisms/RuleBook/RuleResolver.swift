import Kernel

/// Answers which rules are in force: for a Body on a day, or for a case that pinned them.
package enum RuleResolver {
    /// The rules for a Body on a day.
    ///
    /// The nearest set in force that has a parameter wins; of two of one issuer the later in effect, then by slug and
    /// digest, so that the same book always gives the same answer. A value beyond a bound of a higher Body's set is
    /// passed over, as if the lower Body had not set it.
    /// - Parameters:
    ///   - path: the Body and those above it, nearest first; the national code may be left out.
    ///   - sets: the rule book, in any order.
    package static func rules(
        for path: [BodyCode], on date: CivilDate, among sets: [LoadedRuleSet]
    ) -> RulesInForce {
        combine(inForce(for: path, on: date, among: sets))
    }

    /// The rules of a case that pinned these sets, nearest first, whatever has been issued or repealed since.
    /// - Throws: the digest of a pinned set that is not in the book: a pin never resolves to less than it was.
    package static func rules(
        pinned digests: [String], among sets: [LoadedRuleSet]
    ) throws(MissingRuleSet) -> RulesInForce {
        let byDigest = Dictionary(sets.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
        var ordered: [LoadedRuleSet] = []
        for digest in digests {
            guard let set = byDigest[digest] else { throw MissingRuleSet(digest: digest) }
            ordered.append(set)
        }
        return combine(ordered)
    }

    /// The sets in force for a Body on a day, nearest first.
    package static func inForce(
        for path: [BodyCode], on date: CivilDate, among sets: [LoadedRuleSet]
    ) -> [LoadedRuleSet] {
        let distances = distances(path)
        return sets.filter { distances[$0.set.issuer.text] != nil && $0.isInForce(on: date) }
            .sorted { left, right in
                let distance = (distances[left.set.issuer.text] ?? 0, distances[right.set.issuer.text] ?? 0)
                if distance.0 != distance.1 { return distance.0 < distance.1 }
                if left.set.effectiveFrom != right.set.effectiveFrom {
                    return left.set.effectiveFrom > right.set.effectiveFrom
                }
                return (left.set.slug, left.digest) < (right.set.slug, right.digest)
            }
    }

    /// What sets of higher Bodies demand of this set: parameter and the bound it breaks, in the set's own order.
    static func broken(by set: RuleBook.RuleSet, path: [BodyCode], among sets: [LoadedRuleSet]) -> BrokenBound? {
        let distances = distances(path)
        guard let own = distances[set.issuer.text] else { return nil }
        let above = sets.filter { candidate in
            guard let distance = distances[candidate.set.issuer.text] else { return false }
            return distance > own && candidate.set.status.applies
                && candidate.overlaps(from: set.effectiveFrom, to: set.effectiveTo)
        }
        .sorted { $0.digest < $1.digest }
        for parameter in set.parameters {
            for higher in above {
                if let bound = higher.set.parameter(parameter.name), !bound.permits(parameter) {
                    return BrokenBound(parameter: parameter.name, ruleSet: higher.digest)
                }
            }
        }
        return nil
    }

    /// How far each issuer on the path stands from the Body: 0 is the Body itself, the national code comes last.
    private static func distances(_ path: [BodyCode]) -> [String: Int] {
        var distances: [String: Int] = [:]
        for (index, code) in path.enumerated() where distances[code.text] == nil { distances[code.text] = index }
        if distances[RuleBook.nationalCode] == nil { distances[RuleBook.nationalCode] = path.count }
        return distances
    }

    /// Merges sets that are ordered nearest first. Both roads end here, so that a pin answers as the day it was made.
    private static func combine(_ ordered: [LoadedRuleSet]) -> RulesInForce {
        var parameters: [String: RuleParameter] = [:]
        var clauses: [String: Clause] = [:]
        var chains: [String: [ApprovalStep]] = [:]
        var contributed: Set<String> = []
        for (index, loaded) in ordered.enumerated() {
            let above = ordered[(index + 1)...].filter { $0.set.issuer != loaded.set.issuer }
            for parameter in loaded.set.parameters where parameters[parameter.name] == nil {
                if let binding = above.first(where: { $0.set.parameter(parameter.name)?.permits(parameter) == false }) {
                    // Both are pinned: without the bound, a replay of the pin would let the value through.
                    contributed.formUnion([binding.digest, loaded.digest])
                    continue
                }
                parameters[parameter.name] = RuleParameter(
                    value: parameter.value, unit: parameter.unit,
                    citation: loaded.citation(of: parameter.name, parameter.source))
                contributed.insert(loaded.digest)
            }
            for clause in loaded.set.clauses where clauses[clause.name] == nil {
                clauses[clause.name] = Clause(
                    text: clause.text, citation: loaded.citation(of: clause.name, clause.source))
                contributed.insert(loaded.digest)
            }
            for chain in loaded.set.chains where chains[chain.act] == nil {
                chains[chain.act] = chain.steps
                contributed.insert(loaded.digest)
            }
        }
        return RulesInForce(
            parameters: parameters, clauses: clauses, chains: chains,
            ruleSets: ordered.map(\.digest).filter(contributed.contains))
    }
}

/// A pinned rule set that is not in the book.
package struct MissingRuleSet: Error, Equatable {
    package let digest: String
}

/// A value laxer than a higher Body permits.
struct BrokenBound: Equatable {
    let parameter: String
    /// The digest of the higher Body's set.
    let ruleSet: String
}
