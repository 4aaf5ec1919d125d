import Application
import Clarification
import Kernel
import StorageSQLite
import TestKit
import Testing

@testable import Web

@Suite("What is done after its day", .serialized)
struct LateTests {
    private static let miao = Subject.official(TestKit.Sample.id("miao", as: OfficialId.self))

    @Test("an act after its deadline is recorded, flagged with how many days late, and shown so in both languages")
    func overdue() async throws {
        let clock = MovedClock()
        let world = try await OfficeWorld.make { clock.now }
        try await Road.engage(in: world)
        _ = try await world.official("miao")
        let cases = try await Road(world: world).go(about: [Self.miao], to: .clarificationApproved)
        let id = try #require(cases.clarification)
        let due = WorkCalendar.unpublished.day(15, workdaysAfter: OfficeWorld.today).day
        let day = OfficeWorld.today.adding(days: 60)
        clock.move(seconds: 60 * 86_400)
        try await world.serve { client in
            for language in [Language.zh, .en] {
                let browser = try await Browser.signIn("x.first", in: world, client, language: language.rawValue)
                // Before the act: the case stands as overdue, wherever it is listed.
                let overdue = Words.text("due.overdue", language, ["X"]).split(separator: "X").first ?? "none"
                for uri in ["/", "/clarifications", "/clarifications/\(id)"] {
                    #expect(try await browser.get(uri).text.contains(overdue), "\(language) \(uri)")
                }
            }
            let browser = try await Browser.signIn("x.first", in: world, client)
            var fields = Attack.delivery("letter", to: "1")
            fields["on"] = .text(day.description)
            let version = try await AttackTests.version(of: id, in: world)
            let done = try await browser.post(
                "/clarifications/\(id)/deliver", Browser.flat(.object(fields)), seen: version)
            #expect(done.status == 303)
            #expect(try await AttackTests.version(of: id, in: world) != version, "a late act is recorded all the same")
            let days = String(day.dayNumber - due.dayNumber)
            for language in [Language.zh, .en] {
                let reader = try await Browser.signIn("x.first", in: world, client, language: language.rawValue)
                let page = try await reader.get("/clarifications/\(id)")
                #expect(page.text.contains(Words.text("clarification.overdueDays", language, [days])), "\(days) days")
            }
        }
    }

    @Test("an act that is entered later than it was done is recorded with both days and marked so in both languages")
    func enteredLate() async throws {
        let clock = MovedClock()
        let world = try await OfficeWorld.make { clock.now }
        try await Road.engage(in: world)
        _ = try await world.official("miao")
        let cases = try await Road(world: world).go(about: [Self.miao], to: .registered)
        clock.move(seconds: 5 * 86_400)
        try await world.serve { client in
            let browser = try await Browser.signIn("x.petition", in: world, client)
            let day = OfficeWorld.today.adding(days: 2)
            let done = try await browser.post(
                "/reports/\(cases.report)/accept", [("occurredOn", day.description)])
            #expect(done.status == 303)
            for language in [Language.zh, .en] {
                let reader = try await Browser.signIn("x.petition", in: world, client, language: language.rawValue)
                let page = try await reader.get("/reports/\(cases.report)")
                #expect(page.text.contains(Words.text("case.late", language, [])))
                #expect(page.text.contains(day.description))
            }
        }
    }
}
