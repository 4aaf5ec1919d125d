import ArgumentParser
import Foundation

/// The program: every command of the platform.
@main
struct Zhengming: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zhengming",
        abstract: "正名：纪检监察机关案件平台 · the case platform of a discipline inspection system.",
        discussion: """
            Exit status: 0 done · 1 refused or failed, with one line that says why · 64 wrong usage.
            Try `zhengming demo --data var/demo` for a small system that lives.
            """,
        version: "zhengming 0.1.0",
        subcommands: [
            InitCommand.self, ServeCommand.self, DemoCommand.self, MigrateCommand.self, RebuildCommand.self,
            VerifyCommand.self, SealCommand.self, ProofCommand.self, WitnessCommand.self, BackupCommand.self,
            RestoreCommand.self, SessionCommand.self,
            ActCommand.self, CaseCommand.self, ListCommand.self, ImportCommand.self, AccountCommand.self,
            AdministerCommand.self, HandOverCommand.self, AuditCommand.self, RulesCommand.self,
            StatisticsCommand.self, WorkdayCommand.self, PeriodCommand.self, ClockCommand.self,
        ])

    /// Runs the command asked for. Every failure of ours is said in words, in the caller's language where it is known;
    /// what the command line itself finds wrong is said by its parser.
    static func main() async {
        let language = CommandLanguage.chosen(
            by: Array(CommandLine.arguments.dropFirst()), in: ProcessInfo.processInfo.environment)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            if let failure = CommandFailure(error) {
                Terminal.note((language == .zh ? "错误：" : "Error: ") + failure.text(in: language))
                fflush(nil)
                Foundation.exit(1)
            }
            if exitCode(for: error) == .validationFailure {
                switch language {
                case .zh: Terminal.note("命令写法有误，用法如下：")
                case .en: break
                case nil: Terminal.note("命令写法有误，用法如下 · wrong usage:")
                }
            }
            exit(withError: error)
        }
    }
}
