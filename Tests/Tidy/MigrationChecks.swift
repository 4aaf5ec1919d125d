import Crypto

/// A migration is never edited after it landed: somebody's database was made by it.
enum MigrationChecks {
    static let folder = "Sources/Storage/SQL/Migrations"
    static let list = "Tests/Tidy/migrations.sha256"

    /// Every migration stands in the list with the digest it has, and the list names none that is gone.
    /// - Parameter listed: what `sha256sum FILE…` printed: a digest, two blanks, the path.
    static func landed(_ files: [SourceFile], listed: SourceFile) -> [Violation] {
        var digests: [String: String] = [:]
        var found: [Violation] = []
        for (index, line) in listed.lines.enumerated() where !line.isEmpty {
            let parts = line.split(separator: " ")
            if parts.count == 2, parts[0].count == 64, digests[String(parts[1])] == nil {
                digests[String(parts[1])] = String(parts[0])
            } else {
                found.append(Violation(path: listed.path, line: index + 1, what: "not a line of its own by sha256sum"))
            }
        }
        for file in files {
            switch digests.removeValue(forKey: file.path) {
            case nil:
                found.append(
                    Violation(path: file.path, line: 0, what: "new: sha256sum \(file.path) >> \(listed.path)"))
            case digest(of: file.text): break
            default:
                found.append(Violation(path: file.path, line: 0, what: "was edited after it landed: write a new one"))
            }
        }
        return found
            + digests.keys.sorted().map { Violation(path: $0, line: 0, what: "landed once, and is gone") }
    }

    /// The SHA-256 of a text in hexadecimal.
    static func digest(of text: String) -> String {
        let digits = Array("0123456789abcdef")
        return SHA256.hash(data: Array(text.utf8)).reduce(into: "") { result, byte in
            result.append(digits[Int(byte >> 4)])
            result.append(digits[Int(byte & 15)])
        }
    }
}
