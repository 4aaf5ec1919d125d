import ArgumentParser
import Kernel
import Storage

/// `statistics`: the figure behind a dashboard's cell.
struct StatisticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics", abstract: "统计数 · a figure over a Body and those below it, over months.")

    @OptionGroup var installation: PlaceOptions

    @Option(help: "指标，如 clarification.cases · the measure.")
    var measure: String

    @Option(help: "细分，如 reason=noEffect；缺省为合计 · the breakdown; the total without it.")
    var breakdown = ""

    @Option(help: "机关代码 · the Body's code.")
    var body: BodyCode

    @Option(help: "起始月份 YYYY-MM · the first month.")
    var from: String

    @Option(help: "截止月份 YYYY-MM · the last month.")
    var to: String

    @Flag(help: "以 JSON 输出 · prints JSON.")
    var json = false

    func validate() throws {
        for month in [from, to] where month.count != 7 || CivilDate(month + "-01") == nil {
            throw ValidationError("月份写作 2026-11 · a month is written 2026-11")
        }
        guard from <= to else { throw ValidationError("起始月份晚于截止月份 · --from is later than --to") }
    }

    func run() async throws {
        let place = try installation.place()
        try place.mustExist()
        let database = try place.openJournal(isServing: false)
        let (measure, breakdown, code, from, to) = (measure, breakdown, body, from, to)
        let value = try await database.read { session -> Int? in
            guard let body = try Directory.body(code, in: session) else { return nil }
            return try Registers.figure(
                measure, breakdown: breakdown, path: body.path, from: from, to: to, in: session)
        }
        guard let value else {
            throw CommandFailure(zh: "没有代码为 \(code) 的机关", en: "there is no Body \(code)")
        }
        if json {
            try Terminal.json(Answer(measure: measure, body: code.text, from: from, to: to, value: value))
        } else {
            print("\(value)")
        }
    }

    private struct Answer: Encodable {
        let measure: String
        let body: String
        let from: String
        let to: String
        let value: Int
    }
}
