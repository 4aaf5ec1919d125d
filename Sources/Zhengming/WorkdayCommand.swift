import ArgumentParser
import Kernel

/// `workday`: the day N working days after another.
struct WorkdayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workday", abstract: "工作日推算 · the day N working days after DATE, the first day not counted.")

    @Argument(help: "起算日，如 2026-11-23 · the first day, not counted.")
    var date: CivilDate

    @Argument(help: "工作日数，如 +15 · how many working days, +15.")
    var count: String

    @Flag(help: "以 JSON 输出 · prints JSON.")
    var json = false

    func validate() throws {
        guard let count = Int(count), (0...5_000).contains(count) else {
            throw ValidationError("工作日数应为 +0 至 +5000 · a count from +0 to +5000")
        }
    }

    func run() throws {
        let days = Int(count) ?? 0
        let answer = try ProgramFiles.find().calendar().day(days, workdaysAfter: date)
        if json {
            try Terminal.json(
                Answer(date: date, workdays: days, day: answer.day, isProvisional: answer.isProvisional))
        } else {
            print(answer.isProvisional ? "\(answer.day)（暂定 · provisional）" : "\(answer.day)")
        }
    }

    private struct Answer: Encodable {
        let date: CivilDate
        let workdays: Int
        let day: CivilDate
        let isProvisional: Bool
    }
}
