import Application
import Foundation
import Storage
import Vault
import Web

/// Why a command could not do what it was asked: what, where, what to do; exit status 1.
struct CommandFailure: Error, CustomStringConvertible {
    /// A line in both languages; the same twice where a server has said it in one.
    typealias Line = (zh: String, en: String)

    let lines: [Line]

    init(zh: String, en: String) { lines = [(zh, en)] }

    init(lines: [Line]) { self.lines = lines }

    /// A line that is in the reader's language already.
    init(_ line: String) { lines = [(line, line)] }

    /// The lines in one language, or in both where nobody has said which.
    func text(in language: CommandLanguage?) -> String {
        lines.map { line in
            switch language {
            case .zh: line.zh
            case .en: line.en
            case nil: line.zh == line.en ? line.zh : "\(line.zh) · \(line.en)"
            }
        }.joined(separator: "\n")
    }

    var description: String { text(in: nil) }

    /// What is said of a failure that a command did not put into words itself; nil for one of the command line's own.
    init?(_ error: any Error, place: InstallationPlace? = nil) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as StoreError: self = InstallationPlace.failure(error, at: place?.name)
        case ActFailure.refused(let notice): self.init(lines: [RefusalLine.words(of: notice)])
        case let error as VaultError:
            self.init(
                zh: "保密库无法使用（\(error)）。请从备份恢复 vault.sqlite 和 master.key，见 docs/operations.md",
                en: "the vault cannot be used (\(error)): restore vault.sqlite and master.key, see docs/operations.md")
        default: return nil
        }
    }
}

/// The language in which a command says why not.
enum CommandLanguage: String {
    case zh, en

    /// What the caller chose: `--language`, else the environment; nil where neither says Chinese or English.
    static func chosen(by arguments: [String], in environment: [String: String]) -> CommandLanguage? {
        for (index, argument) in arguments.enumerated() {
            if argument == "--language", index + 1 < arguments.count {
                return CommandLanguage(rawValue: arguments[index + 1])
            }
            if argument.hasPrefix("--language=") { return CommandLanguage(rawValue: String(argument.dropFirst(11))) }
        }
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        guard let locale = names.lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }) else { return nil }
        return CommandLanguage(rawValue: String(locale.prefix(2)).lowercased())
    }
}
