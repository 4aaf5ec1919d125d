import Kernel
import Storage

/// Writes a case's read tables from its summary: the same in an act's transaction and in `rebuild`.
package enum CaseProjection {
    /// Puts the rows of a case in the place of those its old summary made.
    package static func put(
        _ summary: CaseSummary, stream: StreamId, version: Int, changedAt: Instant, replacing old: CaseSummary?,
        counting tally: inout CaseTally, in session: any SQLSession
    ) throws(StoreError) {
        let rows = ReadTables.CaseRows(
            stream: stream, version: version, changedAt: changedAt,
            tokens: old?.number == summary.number ? [] : formerTokens(of: summary))
        try ReadTables.put(summary, rows: rows, replacing: old, counting: &tally, in: session)
    }

    /// Hands a case that has no rows yet to a loader.
    package static func add(
        _ summary: CaseSummary, stream: StreamId, version: Int, changedAt: Instant, to loader: inout CaseLoader
    ) {
        loader.add(
            summary,
            rows: ReadTables.CaseRows(
                stream: stream, version: version, changedAt: changedAt, tokens: formerTokens(of: summary)))
    }

    /// Words of the numbers the case had before: a letter may still name one. The one it has is looked for as it is.
    private static func formerTokens(of summary: CaseSummary) -> Set<String> {
        summary.formerNumbers.reduce(into: []) { $0.formUnion(SearchTokens.indexed($1)) }
    }
}

/// Words made for search: two neighbouring Chinese characters, single ones, and case-folded runs of letters and digits.
package enum SearchTokens {
    /// The tokens under which a text is found.
    package static func indexed(_ text: String) -> Set<String> {
        var tokens = Set<String>()
        for run in runs(text) {
            if run.isHan {
                let characters = Array(run.text)
                for (index, character) in characters.enumerated() {
                    tokens.insert(String(character))
                    if index + 1 < characters.count { tokens.insert(String(characters[index...index + 1])) }
                }
            } else {
                tokens.insert(run.text)
            }
        }
        return tokens
    }

    /// The tokens a query needs: pairs where there are pairs, single characters else. At most 16.
    package static func wanted(_ query: String) -> [String] {
        var tokens: [String] = []
        for run in runs(query) {
            let characters = Array(run.text)
            if run.isHan, characters.count > 1 {
                tokens += (0..<characters.count - 1).map { String(characters[$0...$0 + 1]) }
            } else {
                tokens.append(run.text)
            }
        }
        return Array(tokens.prefix(16))
    }

    private static func runs(_ text: String) -> [(text: String, isHan: Bool)] {
        var runs: [(text: String, isHan: Bool)] = []
        var last: Bool?
        for scalar in text.lowercased().unicodeScalars {
            let isHan = (0x3400...0x9FFF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
            let isWord = isHan || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            guard isWord else {
                last = nil
                continue
            }
            if last == isHan, let index = runs.indices.last {
                runs[index].text.unicodeScalars.append(scalar)
            } else {
                runs.append((String(scalar), isHan))
            }
            last = isHan
        }
        return runs
    }
}
