import Application
import ArgumentParser
import Foundation
import Kernel
import Organisation
import Storage
import Vault

/// `import`: a file of Bodies, units, officials, staff or rules; all of it or nothing.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "导入 · imports a file: all of it, or nothing and every error.",
        discussion:
            "Columns and words of each file: docs/operations.md. An installation that is served must be stopped.")

    /// What can be imported.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case bodies, units, officials, staff, rules
    }

    @OptionGroup var installation: PlaceOptions
    @OptionGroup var speech: LanguageOptions

    @Argument(help: "种类 · what it is a file of.")
    var kind: Kind

    @Argument(help: "CSV 文件；rules 为 YAML 文件 · the file.")
    var file: String

    @Flag(name: .customLong("dry-run"), help: "只预览，不写入 · only tries it.")
    var isDryRun = false

    @Option(name: .customLong("as-body"), help: "以哪个机关办理，缺省为最高机关 · the Body for which it is done.")
    var asBody: BodyCode?

    func run() async throws {
        let place = try installation.place()
        try place.mustExist()
        guard let kind = ImportKind(rawValue: kind.rawValue) else {
            let set = try RulesFile.read(file)
            return try await RulesFile.load([set], into: place, asBody: asBody, keeps: !isDryRun)
        }
        let bytes = try ProgramFiles.content(of: file)
        let database = try place.openJournal(isServing: true)
        let vault = try place.openVault(makesFiles: false)
        let known = try await database.read { try KnownOrganisation.read(in: $0) }
        let reader = OrganisationImport(kind: kind, known: known, makeId: { Password.secret(characters: 20) })
        switch reader.plan(Array(bytes)) {
        case .refused(let issues):
            throw CommandFailure(lines: issues.map { ImportWords.text($0) })
        case .ready(let plan):
            try await carryOut(plan, in: database, vault: vault)
        }
    }

    private func carryOut(_ plan: ImportPlan, in database: any Database, vault: Vault) async throws {
        let now = Installation.clock()
        let run = ImportRun(plan: plan, vault: vault)
        if !isDryRun { try await vault.keep(run.seals, at: now) }
        let calendar = try ProgramFiles.find().calendar()
        let asBody = asBody
        let count = try await Trial.write(to: database, keeps: !isDryRun) { session in
            let root = try asBody ?? Directory.topBodies(in: session).first?.code
            guard let root else { return 0 }
            return try run.carryOut(
                with: RegistryWriter(session: session, actor: .system, actingBody: root, now: now, calendar: calendar))
        }
        for (sort, number) in plan.counts.sorted(by: { $0.key < $1.key }) { print("  \(sort)  \(number)") }
        for heading in plan.ignoredHeadings { print("  未用的列 · column left out: \(heading)") }
        print(
            isDryRun
                ? "可导入 \(count) 行，未写入 · \(count) rows can be imported, nothing was written"
                : "已导入 \(count) 行 · imported \(count) rows")
    }
}
