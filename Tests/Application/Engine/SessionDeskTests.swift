import Foundation
import Kernel
import Storage
import TestKit
import Testing
import Vault

@testable import Application

@Suite("Signing in")
struct SessionDeskTests {
    private static let password = "Zhengming-2026"

    private let town: Town
    private let desk: SessionDesk

    init() async throws {
        town = try await Town()
        let (clock, path) = (town.clock, [Sample.quyuan, Sample.yueyang, Town.hunan])
        let rules = town.library.rules(for: path.reversed(), on: Sample.today)
        desk = SessionDesk(database: town.database, limits: .init(rules: rules), clock: { clock.now })
        let hash = try #require(Password.hash(Self.password, cost: .test))
        try await town.database.write { session in
            for name in ["q.an", "q.pet"] {
                try Accounts.put(name, staff: Sample.staff(name), password: hash, mustChange: false, in: session)
            }
        }
    }

    private func signIn(_ name: String = "q.an", _ password: String = password) async throws -> String {
        try await desk.signIn(name, password: password, kind: "page", language: "zh")
    }

    /// Why nobody is let in, or nil.
    private func failure(_ name: String = "q.an", _ password: String = password) async -> SignInFailure? {
        do {
            _ = try await desk.signIn(name, password: password, kind: "page", language: "zh")
            return nil
        } catch { return error }
    }

    @Test("the right password opens a session that knows who it is")
    func opens() async throws {
        let holder = try #require(try await desk.session(try await signIn()))
        #expect(holder.staff == Sample.staff("q.an") && holder.account == "q.an")
        #expect(!holder.isAPI && holder.language == "zh" && holder.csrf.count == 32)
        #expect(try await desk.session("no such token") == nil)
        try await desk.signOut(holder)
    }

    @Test("a wrong password and an unknown name look the same")
    func wrong() async throws {
        #expect(await failure("q.an", "wrong") == .wrong)
        #expect(await failure("nobody", Self.password) == .wrong)
        town.clock.move(minutes: 1)
        #expect(await failure("q.an", "") == .wrong)
    }

    /// Gives wrong passwords, each when it is checked again.
    private func fail(_ name: String = "q.an", times: Int) async {
        for _ in 0..<times {
            town.clock.move(minutes: 1)
            #expect(await failure(name, "wrong") == .wrong)
        }
    }

    @Test(
        "the fifth wrong password locks for a quarter of an hour, the right one too, and a name nobody has likewise",
        arguments: ["q.an", "nobody", "", "q.an "])
    func locks(_ name: String) async throws {
        await fail(name, times: 5)
        let until = Instant(milliseconds: town.clock.now.milliseconds + 15 * 60_000)
        #expect(await failure(name) == .locked(until: until))
        #expect(await failure(name, "wrong") == .locked(until: until), "a try while locked does not prolong it")
        #expect(await failure("q.pet") == nil)
        town.clock.move(minutes: 14)
        #expect(await failure(name) == .locked(until: until))
        town.clock.move(minutes: 1)
        #expect(await failure(name) == (name == "q.an" ? nil : .wrong))
    }

    @Test("from the third wrong password on each is followed by a longer wait", arguments: ["q.an", "nobody"])
    func slows(_ name: String) async throws {
        for _ in 0..<3 { #expect(await failure(name, "wrong") == .wrong) }
        func later(_ seconds: Int64) -> SignInFailure {
            .slowed(until: Instant(milliseconds: town.clock.now.milliseconds + seconds * 1_000))
        }
        #expect(await failure(name) == later(5))
        town.clock.move(minutes: 1)
        #expect(await failure(name, "wrong") == .wrong)
        #expect(await failure(name) == later(15))
    }

    @Test("a new password from the administrator opens the lock at once, beside a running server")
    func reset() async throws {
        await fail(times: 5)
        let hash = try #require(Password.hash("Another-2026", cost: .test))
        try await town.database.write { session in
            try Accounts.put("q.an", staff: Sample.staff("q.an"), password: hash, mustChange: true, in: session)
        }
        #expect(await failure("q.an", "Another-2026") == nil)
    }

    @Test("a sign-in that succeeds forgets the failures before it")
    func forgets() async throws {
        for _ in 0..<3 {
            await fail(times: 4)
            town.clock.move(minutes: 1)
            #expect(await failure() == nil)
        }
    }

    @Test(
        "wrong passwords tried side by side are no more than those tried one after the other",
        arguments: ["q.an", "no"])
    func atOnce(_ name: String) async throws {
        let checked = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<20 { group.addTask { await failure(name, "wrong\(number)") == .wrong } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect((1...7).contains(checked), "\(checked) of twenty guesses were checked")
        #expect(await failure(name) != nil)
    }

    @Test("guesses at the old password of an open session are counted like guesses at the door")
    func guessesInside() async throws {
        let holder = try #require(try await desk.session(try await signIn()))
        for number in 0..<5 {
            town.clock.move(minutes: 1)
            #expect(try await !desk.changePassword(of: holder, from: "wrong\(number)", to: "Another-2026"))
        }
        #expect(try await !desk.changePassword(of: holder, from: Self.password, to: "Another-2026"))
    }

    @Test("a session that rests longer than the rules allow ends; one that is used goes on")
    func idle() async throws {
        let token = try await signIn()
        for _ in 0..<5 {
            town.clock.move(minutes: 15)
            #expect(try await desk.session(token) != nil)
        }
        town.clock.move(minutes: 16)
        #expect(try await desk.session(token) == nil)
        #expect(try await sessions() == 0)
        #expect(try await desk.session(token) == nil)
    }

    @Test("a disabled account's sessions end, and nobody signs in to it")
    func disabled() async throws {
        let tokens = [try await signIn(), try await signIn()]
        let other = try await signIn("q.pet")
        try await town.database.write { try Accounts.disable(true, "q.an", in: $0) }
        for token in tokens { #expect(try await desk.session(token) == nil) }
        #expect(await failure() == .wrong)
        #expect(try await desk.session(other) != nil)
        try await town.database.write { try Accounts.disable(false, "q.an", in: $0) }
        for token in tokens { #expect(try await desk.session(token) == nil, "ended is ended") }
        #expect(await failure() == nil)
    }

    @Test("neither token nor password is in the database in plain")
    func plain() async throws {
        let token = try await signIn()
        let files = try FileManager.default.contentsOfDirectory(atPath: town.folder.path)
        var found = Data()
        for file in files where file.hasPrefix("main") {
            found += try Data(contentsOf: URL(filePath: town.folder.file(file)))
        }
        #expect(found.range(of: Data(SessionDesk.digest(of: token).utf8)) != nil)
        #expect(found.range(of: Data(token.utf8)) == nil)
        #expect(found.range(of: Data(Self.password.utf8)) == nil)
    }

    @Test("a new password ends every other session of the account; a wrong old or weak new one changes nothing")
    func newPassword() async throws {
        let (here, there) = (try await signIn(), try await signIn())
        let holder = try #require(try await desk.session(here))
        for (old, new) in [("wrong", "Another-2026"), (Self.password, "weak"), (Self.password, Self.password)] {
            #expect(try await !desk.changePassword(of: holder, from: old, to: new))
        }
        #expect(try await desk.session(there) != nil)
        #expect(try await desk.changePassword(of: holder, from: Self.password, to: "Another-2026"))
        #expect(try await desk.session(here) != nil)
        #expect(try await desk.session(there) == nil)
        #expect(await failure() == .wrong)
        #expect(await failure("q.an", "Another-2026") == nil)
    }

    private func sessions() async throws -> Int {
        try await town.database.read { try $0.row("SELECT count(*) FROM session", [])?.int(0) ?? -1 }
    }
}
