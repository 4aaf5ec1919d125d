import Application
import Kernel
import Testing

@testable import Web

@Suite("What every case shows has words in both languages, under each mechanism's name")
struct HandlingWordsTests {
    static let mechanisms = Set(ActTable.all.map(\.mechanism))

    @Test("every refusal", arguments: Handling.Refusal.allCodes)
    func refusals(code: String) {
        for mechanism in Self.mechanisms { Self.check("refusal.\(mechanism).\(code)") }
        #expect(Words.handlingRefusals.keys.count == Handling.Refusal.allCodes.count)
    }

    @Test(
        "every event",
        arguments: [
            "officersAssigned", "handedOver", "officersLent", "recused", "recusalRequested", "recusalLifted",
            "deadlineExtended", "deadlinePaused", "deadlineResumed", "deadlinesRecounted", "moveProposed",
            "moveDeclined", "moved", "sealUsed",
        ])
    func events(name: String) {
        for mechanism in Self.mechanisms { Self.check("event.\(mechanism).\(name)") }
    }

    @Test("every task, act and field")
    func acts() {
        for act in ActTable.all
        where ["lend", "pauseDeadline", "proposeMove", "acceptMove", "recordSealUse"].contains(act.verb) {
            Self.check("act.\(act.name)")
            for field in act.fields { Self.check("field.\(act.name).\(field.name)") }
        }
        for mechanism in Self.mechanisms {
            for task in ["assign", "recuse", "acceptMove"] { Self.check("task.\(mechanism).\(task)") }
        }
        for way in Handling.Move.allCases { Self.check("option.Move.\(way.rawValue)") }
    }

    private static func check(_ key: String) {
        for language in Language.allCases { #expect(language.say(key) != key, "\(key)") }
    }
}
