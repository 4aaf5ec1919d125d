import ArgumentParser

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
            VerifyCommand.self, SessionCommand.self, ActCommand.self, CaseCommand.self, ListCommand.self,
            ImportCommand.self, AccountCommand.self, AdministerCommand.self, HandOverCommand.self, AuditCommand.self,
            RulesCommand.self, StatisticsCommand.self, WorkdayCommand.self,
        ])
}
