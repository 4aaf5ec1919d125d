import Testing

/// Every check sees what it is there for, and lets pass what only looks like it.
@Suite("the tidiness checks can fail")
struct CheckTests {
    private func file(_ text: String, at path: String = "Sources/Kernel/Sample.swift") -> SourceFile {
        SourceFile(path: path, text: text)
    }

    @Test("a file of 401 lines, a line of 121 columns; Chinese counts by character")
    func lengths() {
        #expect(LengthChecks.fileAndLines(file(String(repeating: "a\n", count: 400))).isEmpty)
        #expect(LengthChecks.fileAndLines(file(String(repeating: "a\n", count: 401))).count == 1)
        #expect(LengthChecks.fileAndLines(file(String(repeating: "正", count: 120))).isEmpty)
        #expect(LengthChecks.fileAndLines(file("\n" + String(repeating: "正", count: 121))).map(\.line) == [2])
    }

    @Test(
        "a function of 71 lines, in any of its forms",
        arguments: [
            "func a()", "init(b: Int)", "var c: Int", "subscript(d: Int) -> Int", "func e(\n    f: Int\n)", "deinit",
            "func g<T>() -> [T]\nwhere T: Equatable", "package static func h() throws(E) -> Int",
        ])
    func functions(head: String) {
        func body(lines: Int) -> String {
            let inner = lines - head.split(separator: "\n").count - 1
            return "struct S {\n\(head) {\n" + String(repeating: "x()\n", count: inner) + "}\n}\n"
        }
        #expect(LengthChecks.functions(file(body(lines: 70))).isEmpty)
        #expect(LengthChecks.functions(file(body(lines: 71))).count == 1)
    }

    @Test("a protocol's requirement has no body, whatever follows it")
    func requirementsHaveNoBody() {
        let long = String(repeating: "case x\n", count: 80)
        let text = "protocol P {\nfunc a()\nvar b: Int { get }\ninit()\n}\nenum E {\n\(long)}\nvar c = 1\n"
        #expect(LengthChecks.functions(file(text + "struct F {\n\(long)}\n")).isEmpty)
    }

    @Test(
        "a crash",
        arguments: [
            "let a = try! b()", "let a = b as! C", "fatalError(\"x\")", "a!.b", "a()!", "a[0]!", "let a: Int!",
            "a! = 1", "\"\\(a!)\"", "let a = \"\"\"\n\\(b.c!)\n\"\"\"", "let a = b?.c!",
        ])
    func crashes(text: String) { #expect(WordChecks.banned(file(text)).count == 1) }

    @Test(
        "what only looks like a crash",
        arguments: [
            "a != b", "a!=b", "if !a {}", "[!a]", "let a = \"Stop!\"", "// try! as! fatalError(",
            "/* a! /* b! */ c! */",
            "let a = #\"b! \"c!\" \\(d!)\"#", "\"\"\"\na! \"b!\"\n\"\"\"", "let a = /b!\"c!/", "f(/x\"/, !y)",
            "a !== b",
        ])
    func noCrashes(text: String) { #expect(WordChecks.banned(file(text)).isEmpty) }

    @Test("work left for later, in any place of a line")
    func later() {
        for mark in ["TO" + "DO", "FIX" + "ME", "XX" + "X"] {
            #expect(WordChecks.banned(file("// \(mark): more")).count == 1)
            #expect(WordChecks.banned(file("let a\(mark) = 1")).isEmpty)
        }
    }

    @Test(
        "a clock, chance, waiting, output in the core",
        arguments: [
            "Date()", "Date.now", "Date(timeIntervalSince1970: 0)", "UUID()", "Int.random(in: 0...1)", "a.shuffled()",
            "func a() async {}", "await a()", "print(a)", "let log = Logger(label: a)", "Task { a() }",
            "let a = Task {", "Task.detached {",
            "ContinuousClock()", "\"\\(Date.now)\"", "a.randomElement()",
        ])
    func impure(text: String) { #expect(WordChecks.purity(file(text)).count == 1) }

    @Test(
        "words that are pure",
        arguments: [
            "CivilDate(year: 1)", "// Date()", "\"Date()\"", "let random = 1", "footprint(a)", "a.print(b)",
            "enum Task {", "var a: Task { b }",
        ])
    func pure(text: String) { #expect(WordChecks.purity(file(text)).isEmpty) }

    @Test("only what the core is made of counts as core")
    func core() {
        for folder in ["Kernel", "Mechanisms/Intake", "Flows", "Access"] {
            #expect(WordChecks.isCore(file("", at: "Sources/\(folder)/A.swift")))
        }
        for folder in ["Web", "Application", "AccessLog"] {
            #expect(!WordChecks.isCore(file("", at: "Sources/\(folder)/A.swift")))
        }
    }

    @Test("an import of Foundation without a reason, and a reason without an import")
    func imports() {
        let needing = file("import Foundation\n")
        let essential = file("import struct FoundationEssentials.Data\n", at: "Sources/Flows/B.swift")
        #expect(WordChecks.imports(needing, allowed: []).count == 1)
        #expect(WordChecks.imports(essential, allowed: []).count == 1)
        #expect(WordChecks.imports(needing, allowed: [needing.path]).isEmpty)
        #expect(WordChecks.imports(file("import Kernel\n// import Foundation\n"), allowed: []).isEmpty)
        #expect(WordChecks.idleAllowance([needing], allowed: [needing.path, "Sources/Flows/C.swift"]).count == 1)

        let list = WordChecks.allowList(file("# why\nA.swift: canonical JSON\nB.swift\nC.swift: \n", at: "list"))
        #expect(list.paths == ["A.swift"])
        #expect(list.violations.map(\.line) == [3, 4])
    }

    @Test("a mechanism without one of its files, a stub left over")
    func shape() {
        let all = Set((["Intake"] + ShapeChecks.caseFiles).map { "\($0).swift" })
        #expect(ShapeChecks.mechanism("Intake", files: all).isEmpty)
        #expect(ShapeChecks.mechanism("Intake", files: all.union(["Decide+Routing.swift"])).isEmpty)
        for name in all { #expect(ShapeChecks.mechanism("Intake", files: all.subtracting([name])).count == 1) }
        #expect(ShapeChecks.mechanism("Intake", files: ["Stub.swift"]).isEmpty)
        #expect(ShapeChecks.mechanism("Intake", files: all.union(["Stub.swift"])).count == 1)
        let few = Set((ShapeChecks.reduced["Organisation"]?.files ?? []).map { "\($0).swift" }).union([
            "Organisation.swift"
        ])
        #expect(few.contains("Body/BodyDecide.swift"))
        #expect(ShapeChecks.mechanism("Organisation", files: few).isEmpty)
        #expect(ShapeChecks.mechanism("Organisation", files: few.subtracting(["Unit/UnitRefusal.swift"])).count == 1)
    }

    @Test("a default where every case must be named")
    func defaults() {
        #expect(ShapeChecks.defaults(file("switch a {\ncase .b: 1\ndefault: 2\n}")).count == 1)
        #expect(ShapeChecks.defaults(file("switch a {\ncase .b: f()\n@unknown default: 2\n}")).count == 1)
        #expect(ShapeChecks.defaults(file("a[b, default: 0] += 1; func f(default: Int) {} // default:")).isEmpty)
        let names = "switch a {\ncase \"b\", \"c\": 1\ncase \"d\":\nif e { f() }\ndefault: 2\n}"
        #expect(ShapeChecks.defaults(file(names)).isEmpty)
        #expect(ShapeChecks.defaults(file("switch (a, b) {\ncase (\"c\", 1): 1\ndefault: throw d\n}")).isEmpty)
        #expect(ShapeChecks.defaults(file("switch a {\ncase 4: 1\ndefault: 2\n}")).isEmpty)
        #expect(ShapeChecks.defaults(file("switch (a, b) {\ncase (\"c\", 1): 1\ncase .d: 2\ndefault: 3\n}")).count == 1)
        for path in ["Mechanisms/Intake/Decide+Routing", "Mechanisms/Intake/Stored", "Flows/A", "Access/B"] {
            #expect(ShapeChecks.mustBeExhaustive(file("", at: "Sources/\(path).swift")))
        }
        for path in ["Mechanisms/Intake/Summary", "Web/Decide", "Kernel/Time"] {
            #expect(!ShapeChecks.mustBeExhaustive(file("", at: "Sources/\(path).swift")))
        }
    }

    private let manifest = SourceFile(
        path: "Package.swift",
        text: """
            func room(_ name: String) { let a = "Sources/\\(place)" }
            room("Kernel", tests: []), mechanism("Intake"),
            room(
                "StorageSQLite", at: "Storage/SQLite", sees: [])
            .executableTarget(path: "Sources/Zhengming"), path: "Sources/C/CSodium"
            """)

    @Test("a target without tests")
    func rooms() {
        #expect(
            ShapeChecks.targetPaths(manifest.text)
                == ["Kernel", "Storage/SQLite", "Mechanisms/Intake", "Zhengming", "C/CSodium"])
        let all: Set<String> = ["Tests/Kernel", "Tests/Storage/SQLite", "Tests/Mechanisms/Intake"]
        #expect(ShapeChecks.testRooms(manifest: manifest, folders: all).isEmpty)
        for room in all {
            #expect(ShapeChecks.testRooms(manifest: manifest, folders: all.subtracting([room])).map(\.path) == [room])
        }
    }

    @Test("a file that no target compiles")
    func strays() {
        let known = file("", at: "Sources/Mechanisms/Intake/A.swift")
        let stray = file("", at: "Sources/Mechanisms/Outtake/A.swift")
        #expect(ShapeChecks.strayFiles(manifest: manifest, sources: [known, stray]).map(\.path) == [stray.path])
    }

    @Test(
        "a type or function for others that says nothing about itself",
        arguments: [
            "package struct A {}", "public enum A {}", "package static func a() {}", "// note\npackage func a() {}",
            "/// A.\n\npackage func a() {}", "@inlinable\npackage func a() {}", "package final class A {}",
            "package mutating func a() {}",
        ])
    func undocumented(text: String) {
        #expect(DocumentationChecks.comments(file("\n" + text), requirements: []).count == 1)
    }

    @Test(
        "a type or function that need say no more",
        arguments: [
            "/// A.\npackage struct A {}", "/// A.\n@inlinable\n@discardableResult\npackage func a() {}",
            "/** A. */\npackage func a() {}", "struct A {}", "package let a = 1", "package init() {}",
            "package static func < (a: A, b: A) -> Bool {}", "package func encode(to: E) {}",
            "package static func asked() {}", "// package struct A {}",
        ])
    func documented(text: String) {
        #expect(DocumentationChecks.comments(file("\n" + text), requirements: ["asked"]).isEmpty)
    }

    @Test("what a protocol asks for is documented where it is asked")
    func requirements() {
        let text = "protocol P: Q { func a()\nvar x: Int { get }\nfunc b() }\nstruct S { func c() {} }\nfunc d() {}"
        #expect(DocumentationChecks.requirements(file(text)) == ["a", "b"])
    }

    @Test("a migration that is new, edited, gone")
    func migrations() {
        let path = "Sources/Storage/SQL/Migrations/M1.swift"
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(MigrationChecks.digest(of: "abc") == abc)
        let listed = SourceFile(path: "list", text: "\(abc)  \(path)\n")
        #expect(MigrationChecks.landed([file("abc", at: path)], listed: listed).isEmpty)
        #expect(MigrationChecks.landed([file("abd", at: path)], listed: listed).count == 1)
        #expect(MigrationChecks.landed([], listed: listed).map(\.path) == [path])
        #expect(MigrationChecks.landed([file("abc", at: path)], listed: SourceFile(path: "list", text: "")).count == 1)
        let twice = SourceFile(path: "list", text: listed.text + listed.text)
        #expect(MigrationChecks.landed([file("abc", at: path)], listed: twice).count == 1)
    }

    @Test("a place on a machine")
    func machinePaths() {
        for place in ["work/a", "tmp/w/a", "opt/swift/b", "root/c"] {
            #expect(WordChecks.machinePaths(file("see /\(place)", at: "docs/a.md")).count == 1)
            #expect(WordChecks.machinePaths(file("see docs/\(place)", at: "docs/a.md")).isEmpty)
        }
    }
}
