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
        #expect(await failure("q.an", "") == .wrong)
    }

    @Test(
        "the fifth wrong password locks the account for a quarter of an hour, the right one too; others are not locked")
    func locks() async throws {
        for _ in 0..<5 { #expect(await failure("q.an", "wrong") == .wrong) }
        let until = Instant(milliseconds: Sample.now.milliseconds + 15 * 60_000)
        #expect(await failure() == .locked(until: until))
        #expect(await failure("q.an", "wrong") == .locked(until: until), "a try while locked does not prolong it")
        #expect(await failure("q.pet") == nil)
        town.clock.move(minutes: 14)
        #expect(await failure() == .locked(until: until))
        town.clock.move(minutes: 1)
        #expect(await failure() == nil)
    }

    @Test("a sign-in that succeeds forgets the failures before it")
    func forgets() async throws {
        for _ in 0..<3 {
            for _ in 0..<4 { #expect(await failure("q.an", "wrong") == .wrong) }
            #expect(await failure() == nil)
        }
    }

    @Test("wrong passwords tried side by side count each: many at once do not get around the lock")
    func locksAtOnce() async throws {
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<20 { group.addTask { _ = await failure("q.an", "wrong\(number)") } }
        }
        guard case .locked? = await failure() else {
            Issue.record("twenty wrong passwords at once did not lock the account")
            return
        }
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
