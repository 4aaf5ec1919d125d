/// An approved finding as it travels between cases: the result and the words that may be said outside.
package struct FindingOutcome: Hashable, Sendable, Codable {
    package let key: ItemKey
    package let result: FindingResult
    /// The allegation in the short wording approved with the finding: what a clarification may quote.
    package let shortWording: String

    package init(key: ItemKey, result: FindingResult, shortWording: String) {
        self.key = key
        self.result = result
        self.shortWording = shortWording
    }
}
