import Foundation
import Testing

/// The project as it lies on the disk: the files that are its own, read once.
struct Tree: Sendable {
    /// Paths from the root, sorted.
    let paths: [String]
    private let root: URL

    /// The tree this very file is part of.
    static let here = Tree(
        root: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent())

    private init(root: URL) {
        self.root = root
        let ignored = (try? String(contentsOf: root.appending(path: ".gitignore"), encoding: .utf8)) ?? ""
        let patterns = ignored.split(separator: "\n").map { $0.hasSuffix("/") ? $0.dropLast() : $0 } + [".git"]
        paths = Self.walk(root, below: "", ignoring: patterns).sorted()
    }

    private static func walk(_ root: URL, below folder: String, ignoring patterns: [Substring]) -> [String] {
        let place = root.appending(path: folder).path(percentEncoded: false)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        return names.flatMap { name -> [String] in
            let isIgnored = patterns.contains { $0.hasPrefix("*") ? name.hasSuffix($0.dropFirst()) : name == $0 }
            if isIgnored { return [] }
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            var isFolder: ObjCBool = false
            let full = root.appending(path: path).path(percentEncoded: false)
            guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else { return [] }
            return isFolder.boolValue ? walk(root, below: path, ignoring: patterns) : [path]
        }
    }

    /// The text of a file; nil for what is no text.
    func file(_ path: String) -> SourceFile? {
        (try? String(contentsOf: root.appending(path: path), encoding: .utf8)).map {
            SourceFile(path: path, text: $0)
        }
    }

    /// The files that are text and whose path fits.
    func files(where fits: (String) -> Bool) -> [SourceFile] { paths.filter(fits).compactMap(file) }

    /// The Swift files of the sources, read once for all tests.
    static let sources = here.files { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") }

    /// The folders that hold a Swift file, and all folders above them.
    var swiftFolders: Set<String> {
        var folders: Set<String> = []
        for path in paths where path.hasSuffix(".swift") {
            var parts = path.split(separator: "/").dropLast()
            while !parts.isEmpty, folders.insert(parts.joined(separator: "/")).inserted { parts = parts.dropLast() }
        }
        return folders
    }
}

/// Fails the test with one line for each violation.
func expectNone(_ found: [Violation], sourceLocation: SourceLocation = #_sourceLocation) {
    let list = found.map(\.description).joined(separator: "\n")
    #expect(found.isEmpty, "\(found.count) not as they should be:\n\(list)", sourceLocation: sourceLocation)
}
