import Testing

/// The tree as it is. What each check can see is proved in `CheckTests`.
@Suite("the tree is tidy")
struct TidyTests {
    private let tree = Tree.here

    /// Code and scripts that we write by hand.
    private var written: [SourceFile] {
        tree.files { path in
            let isOurs = ["Sources/", "Tests/", "script/", ".ci/"].contains { path.hasPrefix($0) }
            let isCode = ["swift", "py", "sh", "js", "css", "h"].contains { path.hasSuffix(".\($0)") }
            return path == "Package.swift" || (isOurs && (isCode || !path.contains(".")) || path.hasPrefix("script/"))
        }
    }

    private var core: [SourceFile] { Tree.sources.filter(WordChecks.isCore) }

    @Test("the tree was found")
    func found() {
        #expect(tree.paths.contains("Package.swift"))
        #expect(tree.paths.contains("Tests/Tidy/TidyTests.swift"))
        #expect(core.count > 5)
    }

    @Test("files have at most 400 lines of at most 120 columns")
    func lengths() { expectNone(written.flatMap(LengthChecks.fileAndLines)) }

    @Test("functions have at most 70 lines")
    func functions() { expectNone(written.flatMap(LengthChecks.functions)) }

    @Test("nothing in Sources crashes without a sentence or waits for later")
    func banned() { expectNone(Tree.sources.flatMap(WordChecks.banned)) }

    @Test("the core is pure")
    func purity() { expectNone(core.flatMap(WordChecks.purity)) }

    @Test("the core imports no module with clocks and files, but for reasons on the list")
    func imports() throws {
        let list = try #require(tree.file("Tests/Tidy/foundation.allow"))
        let allowed = WordChecks.allowList(list)
        expectNone(allowed.violations)
        expectNone(core.flatMap { WordChecks.imports($0, allowed: allowed.paths) })
        expectNone(WordChecks.idleAllowance(core, allowed: allowed.paths))
    }

    @Test("every mechanism has its inner shape")
    func shape() {
        let parts = core.map { $0.path.split(separator: "/") }.filter { $0.count > 3 && $0[1] == "Mechanisms" }
        let folders = Dictionary(grouping: parts, by: { String($0[2]) })
        for (name, files) in folders.sorted(by: { $0.key < $1.key }) {
            let inside = files.map { $0.dropFirst(3).joined(separator: "/") }
            expectNone(ShapeChecks.mechanism(name, files: Set(inside)))
        }
    }

    @Test("no default in what decides, evolves, stores, follows or permits")
    func defaults() { expectNone(Tree.sources.filter(ShapeChecks.mustBeExhaustive).flatMap(ShapeChecks.defaults)) }

    @Test("every target has its tests, every file its target")
    func rooms() throws {
        let manifest = try #require(tree.file("Package.swift"))
        #expect(ShapeChecks.targetPaths(manifest.text).contains("Mechanisms/Clarification"))
        expectNone(ShapeChecks.testRooms(manifest: manifest, folders: tree.swiftFolders))
        expectNone(ShapeChecks.strayFiles(manifest: manifest, sources: Tree.sources))
    }

    @Test("every type and function for other targets is documented")
    func documentation() {
        let requirements = Tree.sources.reduce(into: Set<String>()) { all, file in
            all.formUnion(DocumentationChecks.requirements(file))
        }
        expectNone(Tree.sources.flatMap { DocumentationChecks.comments($0, requirements: requirements) })
    }

    @Test("no migration is edited after it landed")
    func migrations() throws {
        let list = try #require(tree.file(MigrationChecks.list))
        let files = tree.files { $0.hasPrefix(MigrationChecks.folder + "/") }
        expectNone(MigrationChecks.landed(files, listed: list))
    }

    @Test("no file names a place on somebody's machine")
    func machinePaths() { expectNone(tree.files { _ in true }.flatMap(WordChecks.machinePaths)) }
}
