import Application
import Kernel
import Storage
import Vault

/// What every road of the load world needs: rules, working days, numbers, the vault, and the day the world ends.
///
/// A class because roads take numbers from one sequence after the other; used by the one task that plays them.
final class LoadOffice {
    let rules: any RuleSource
    let calendar: WorkCalendar
    let vault: Vault
    let today: CivilDate
    /// The last number taken, by the text before the year and the year.
    private var taken: [String: Int]

    init(
        rules: any RuleSource, calendar: WorkCalendar, vault: Vault, today: CivilDate, in session: any SQLSession
    ) throws {
        self.rules = rules
        self.calendar = calendar
        self.vault = vault
        self.today = today
        taken = Dictionary(
            try session.rows("SELECT scope, year, last FROM sequence", []).map {
                ("\($0.text(0))〔\($0.int(1))〕", $0.int(2))
            }, uniquingKeysWith: max)
    }

    /// The number a sequence gives next.
    func next(_ scope: String, in year: Int) -> String {
        let key = "\(scope)〔\(year)〕"
        return "\(key)\((taken[key] ?? 0) + 1)号"
    }

    /// Takes the next number of a sequence.
    func take(_ scope: String, in year: Int) -> String {
        let number = next(scope, in: year)
        taken["\(scope)〔\(year)〕", default: 0] += 1
        return number
    }
}
