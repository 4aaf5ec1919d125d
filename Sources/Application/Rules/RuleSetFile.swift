import Crypto
import Foundation
import Kernel
import RuleBook
import Yams

/// Rule sets as people write them: one YAML file each. `Rules/README.md` explains the format.
package enum RuleSetFile {
    /// The longest file that is read; a rule set is a few thousand words.
    package static let bytesMax = 1_000_000

    /// The rule set that a file's text describes, checked against itself (`RuleBook.checkForm`) but not against others.
    /// - Parameter file: the file's name, for messages.
    /// - Throws: every problem that was found, in the order of the file's lines.
    package static func read(_ text: String, named file: String) throws(RuleSetFileError) -> RuleBook.RuleSet {
        guard text.utf8.count <= bytesMax else { throw RuleSetFileError(file, nil, "", .tooLong) }
        let root = try root(of: text, named: file)
        var reading = RuleSetReading(file: file)
        let set = reading.ruleSet(root)
        guard let set, reading.problems.isEmpty else {
            throw RuleSetFileError(problems: reading.problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
        }
        do {
            try RuleBook.checkForm(set)
        } catch {
            let key = error.subject
            throw RuleSetFileError(file, reading.lines[key], key, .refused(error))
        }
        return set
    }

    /// The digest a rule set is loaded and pinned under: SHA-256 of its canonical text, lower-case hexadecimal.
    package static func digest(of set: RuleBook.RuleSet) -> String {
        SHA256.hash(data: Data(set.canonical.utf8)).hexadecimal
    }

    /// Every rule set of a folder's `*.yaml` files, in the order in which they can be loaded: higher issuers come first
    /// (their codes end in more zeros), then by the first day in force.
    /// - Throws: `RuleSetFileError`, or what the file system says.
    package static func folder(_ path: String) throws -> [RuleBook.RuleSet] {
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".yaml") }
        let sets = try names.sorted().map { name in
            try read(String(contentsOf: URL(filePath: path).appending(path: name), encoding: .utf8), named: name)
        }
        return sets.sorted { left, right in
            let zeros = (left.zeros, right.zeros)
            if zeros.0 != zeros.1 { return zeros.0 > zeros.1 }
            if left.effectiveFrom != right.effectiveFrom { return left.effectiveFrom < right.effectiveFrom }
            return (left.issuer.text, left.slug) < (right.issuer.text, right.slug)
        }
    }

    private static func root(of text: String, named file: String) throws(RuleSetFileError) -> Node {
        do {
            if let node = try Yams.compose(yaml: text) { return node }
        } catch let error as YamlError {
            throw RuleSetFileError(problems: [RuleSetProblem(error, in: file)])
        } catch {
            throw RuleSetFileError(file, nil, "", .notYAML("\(type(of: error))"))
        }
        throw RuleSetFileError(file, nil, "", .empty)
    }
}

/// What keeps a file from being a rule set: at least one problem.
package struct RuleSetFileError: Error, Equatable {
    package let problems: [RuleSetProblem]

    init(problems: [RuleSetProblem]) {
        self.problems = problems
    }

    init(_ file: String, _ line: Int?, _ key: String, _ fault: RuleSetProblem.Fault) {
        problems = [RuleSetProblem(file: file, line: line, key: key, fault: fault)]
    }
}

extension RuleBook.RuleSet {
    /// How many zeros the issuer's code ends in: the more, the higher the Body.
    fileprivate var zeros: Int { issuer.text.reversed().prefix { $0 == "0" }.count }
}
