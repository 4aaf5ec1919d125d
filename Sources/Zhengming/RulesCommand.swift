import Application
import ArgumentParser
import Foundation
import Kernel
import RuleBook
import Storage
import Web

/// `rules`: rule sets in files.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "制度 · rule sets.", subcommands: [Check.self, Load.self])

    /// `rules check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "检查制度文件 · validates a rule set's file.")

        @OptionGroup var speech: LanguageOptions

        @Argument(help: "制度文件（YAML）· the file.")
        var file: String

        func run() throws {
            let set = try RulesFile.read(file)
            print("\(set.slug)：\(set.parameters.count) 项参数，无误 · \(set.parameters.count) parameters, nothing wrong")
            print(RuleSetFile.digest(of: set))
        }
    }

    /// `rules load`.
    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "load", abstract: "载入制度 · loads a rule set; cases opened from its day on obey it.")

        @OptionGroup var installation: PlaceOptions
        @OptionGroup var speech: LanguageOptions

        @Argument(help: "制度文件（YAML）· the file.")
        var file: String

        func run() async throws {
            let set = try RulesFile.read(file)
            try await RulesFile.load([set], into: try installation.place(), asBody: nil, keeps: true)
        }
    }
}

/// Rule sets on their way from a file into the journal.
enum RulesFile {
    /// The rule set of a file, or every problem with it.
    static func read(_ path: String) throws -> RuleBook.RuleSet {
        let bytes = try ProgramFiles.content(of: path)
        do {
            return try RuleSetFile.read(
                String(decoding: bytes, as: UTF8.self), named: URL(filePath: path).lastPathComponent)
        } catch {
            throw CommandFailure(lines: error.problems.map { ($0.chinese, $0.english) })
        }
    }

    /// Loads rule sets, all or none, as the system's act for a Body, the highest when none is named.
    /// - Parameter keeps: whether it is done for good, or only tried.
    static func load(_ sets: [RuleBook.RuleSet], into place: InstallationPlace, asBody: BodyCode?, keeps: Bool)
        async throws
    {
        try place.mustExist()
        let database = try place.openJournal(isServing: true)
        let count = try await Trial.write(to: database, keeps: keeps) { session in
            guard let body = try asBody ?? Directory.topBodies(in: session).first?.code else { return 0 }
            return try RuleLibrary.journal(
                sets, actor: .system, actingBody: body, now: Installation.clock(), in: session)
        }
        print(
            keeps
                ? "已载入 \(count) 部，已有 \(sets.count - count) 部 · loaded \(count)"
                : "可载入 \(count) 部，未写入 · \(count) can be loaded, nothing was written")
    }
}

/// A transaction that can be only tried.
enum Trial {
    /// Thrown to undo what was tried.
    private struct Undone<T: Sendable>: Error { let answer: T }

    /// Runs a transaction, and undoes it unless it is to be kept. A mechanism's "no" becomes a clear line.
    static func write<T: Sendable>(
        to database: any Database, keeps: Bool, _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        do {
            let now = Installation.clock()
            return try await database.write { session in
                try Journal.checkClock(now, in: session)
                let answer = try body(session)
                if !keeps { throw Undone(answer: answer) }
                return answer
            }
        } catch let undone as Undone<T> { return undone.answer } catch let refusal as ImportRefusal {
            let (words, place) = (RefusalLine.words(of: refusal.notice), ImportWords.place(of: refusal))
            throw CommandFailure(zh: place.zh + words.zh, en: place.en + words.en)
        } catch ActFailure.refused(let notice) { throw CommandFailure(lines: [RefusalLine.words(of: notice)]) }
    }
}
