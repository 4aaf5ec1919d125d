import Access
import Application
import Foundation
import Kernel
import Storage
import Testing

@testable import Web

@Suite("Why something was not done is said in both languages")
struct RefusalWordsTests {
    @Test("an act that was not done says what happened and what to do", arguments: ActFailure.samples)
    func failures(failure: ActFailure) {
        for key in failure.wordKeys { #expect(Self.isSaid(key), "\(key)") }
    }

    @Test("every figure that a case adds to has label, unit and definition")
    func measures() throws {
        let names = try Set(
            CaseMechanisms.all.map { $0.mechanism }.flatMap { name in
                try Self.found(#""(\#(name)\.[a-z]+)""#, in: "\(name.capitalized)/Summary.swift")
            })
        let measures = names.subtracting(ActTable.all.map(\.name))
        #expect(measures.count > 8)
        for name in measures.sorted() {
            for key in ["measure.\(name)", "measure.\(name).unit", "measure.\(name).definition"] {
                #expect(Self.isSaid(key), "\(key)")
            }
        }
    }

    @Test("every text that is refused has words for its problem")
    func texts() {
        for text in ["a\nb", "a\u{1}", "a\u{202E}b", "a\u{200B}b", "\u{FFFD}", "abcdef"] {
            let problem = TextCheck.problem(in: text, maxLength: 5, allowsLines: false)
            #expect(problem != nil)
            #expect(Self.isSaid("problem.\(problem?.code ?? "")"))
        }
    }

    @Test("every problem that reading a form can find has words")
    func problems() throws {
        let folder = Self.root.appending(path: "Sources/Application/Acts")
        var codes: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let call = try Regex(#"complain\([^"\n]*"([A-Za-z]+)""#, as: (Substring, Substring).self)
            codes.formUnion(text.matches(of: call).map { String($0.output.1) })
        }
        #expect(codes.count > 7)
        for code in codes.sorted() { #expect(Self.isSaid("problem.\(code)"), "\(code)") }
    }

    private static func isSaid(_ key: String) -> Bool {
        Language.allCases.allSatisfy { $0.say(key) != key && !$0.say(key).isEmpty }
    }

    private static func found(_ pattern: String, in file: String) throws -> [String] {
        let text = try String(contentsOf: root.appending(path: "Sources/Mechanisms/\(file)"), encoding: .utf8)
        return text.matches(of: try Regex(pattern, as: (Substring, Substring).self)).map { String($0.output.1) }
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}

extension ActFailure {
    /// One of each kind.
    static let samples: [ActFailure] = [
        .missing, .denied(.recused), .stale(version: 1, since: []),
        .invalid([FieldProblem(path: "a", code: "missing")]),
        .refused(
            RefusalNotice(
                mechanism: "body", code: "codeTaken", field: nil, basis: .structure("SYS-ORG-03"), citation: nil,
                isNoted: false)),
        .keyReused, .notSignedIn, .store(.cannotWrite(code: 13)), .store(.server("x")),
        .store(.clockBehind(minutes: 9)), .store(.cannotWrite(code: StoreError.code(ofState: "08007"))), .broken("x"),
    ]

    /// The keys of its words. Exhaustive, so that a new failure does not go without.
    var wordKeys: [String] {
        switch self {
        case .missing: ["failure.missing"]
        case .denied(let denial): ["denial.\(denial.rawValue)"]
        case .stale: ["failure.stale", "failure.stale.since"]
        case .invalid(let problems): problems.map { "problem.\($0.code)" }
        case .refused(let notice): ["refusal.\(notice.mechanism).\(notice.code)"]
        case .keyReused: ["failure.keyReused"]
        case .notSignedIn: ["failure.notSignedIn"]
        case .store: ["failure.store", "failure.store.away", "failure.store.clock", "failure.store.uncertain"]
        case .broken: ["failure.broken"]
        }
    }
}
