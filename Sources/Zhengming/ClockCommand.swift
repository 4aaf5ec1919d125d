import Application
import ArgumentParser
import Kernel
import Storage

/// `clock`: whether the machine's clock fits what the journal holds, beside a running server too.
struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "核对时钟 · compares the machine's clock with the newest event.")

    @OptionGroup var installation: PlaceOptions

    @Flag(help: "确认以前的时钟快了、现在是准的，记入审计 · the clock was ahead and is right now: noted in the audit trail.")
    var wasAhead = false

    func run() async throws {
        let place = try installation.place()
        try place.mustExist()
        let database = try place.openJournal(isServing: false, writes: wasAhead)
        let now = Installation.clock()
        guard wasAhead else {
            try await database.read { try Journal.checkClock(now, in: $0) }
            print("时钟与记录相符：\(now.chinaDate) · the clock fits what is recorded: \(now.chinaDate)")
            return
        }
        let minutes = try await database.write { try ClockCorrection.note(at: now, in: $0) }
        print(
            minutes == 0
                ? "时钟没有落后，无须确认 · the clock is not behind, nothing was noted"
                : "已记明：最近的记录早登了 \(minutes) 分钟，从现在起按本机时钟登记 · noted: what was recorded last is "
                    + "\(minutes) minutes ahead; from now on this machine's clock counts")
    }
}
