import Kernel
import TestKit

@testable import Interference

typealias Play = Scenario<Interference>

/// The entry of the tests: Wen, a leader of the zone, rang An up about a report; it lies with Yueyang.
enum Case {
    static let wen = Sample.id("wen", as: OfficialId.self)
    static let report = Sample.id("report-1", as: CaseId.self)
    static let about = Interference.AboutCase(mechanism: "intake", id: report, number: "屈纪信〔2026〕1号")
    static let source = MechanismSource("Interference")
    static let yesterday = Sample.today.adding(days: -1)

    static func entry(
        _ kind: Interference.Conduct = .inquiring, on day: CivilDate = yesterday, name: String = "文某",
        unit: String = "屈原管理区管委会", post: String = "副主任", official: OfficialId? = nil, staff: String? = nil,
        about: CaseId? = report, account: String = "来电打听办到哪一步，答复不能透露。"
    ) -> Interference.Entry {
        Interference.Entry(
            kind: kind, happenedOn: day, manner: .telephone,
            person: Interference.Person(name: name, unit: unit, post: post), official: official,
            staff: staff.map(Sample.staff), about: about, account: account)
    }

    static func facts(
        conflicted: [String] = [], concerned: [String] = [], ofEnteringBody: [String] = []
    ) -> Interference.Facts {
        Interference.Facts(
            handling: .init(
                conflicted: Set(conflicted.map(Sample.staff)), outsiders: [Sample.staff("lent")],
                path: [hunan, Sample.yueyang], targetPath: [hunan]),
            handlingBody: Sample.yueyang, official: nil, concerned: Set(concerned.map(Sample.staff)), about: about,
            ofEnteringBody: Set(ofEnteringBody.map(Sample.staff)))
    }

    static let hunan = Sample.id("430000000", as: BodyCode.self)

    static func conclude(
        _ outcome: Interference.Outcome = .reminded, to destination: String = "", because reason: String = "已谈话"
    ) -> Interference.Command {
        .conclude(outcome: outcome, destination: destination, reason: reason)
    }

    static func assign(_ names: String...) -> Interference.Command {
        .handling(.assign(officers: names.map(Sample.staff)))
    }
}

/// How far a play has come.
enum Reached: CaseIterable {
    case noted, acknowledged, concluded
}

extension Scenario where M == Interference {
    /// A play brought so far: An of the zone enters it, Lei of Yueyang has it.
    init(_ reached: Reached, entry: Interference.Entry = Case.entry(), facts: Interference.Facts = Case.facts()) throws
    {
        self.init(facts: facts)
        try act(.note(entry), by: "an")
        if reached == .noted { return }
        try act(.acknowledge, by: "lei", of: Sample.yueyang)
        if reached == .acknowledged { return }
        try act(Case.conclude(), by: "lei", of: Sample.yueyang)
    }

    /// The case as it stands; nil before it began.
    var matter: Interference.Matter? {
        switch state {
        case .absent: nil
        case .present(let matter): matter
        }
    }
}
