import Application
import Kernel
import Testing

@Suite("Words and writing of sanctions")
struct SanctionWordsTests {
    @Test("every kind, family and effect is called by a name of its own in both languages")
    func names() {
        var all = SanctionKind.allCases.map { SanctionWords.text($0) }
        all += SanctionFamily.allCases.map { SanctionWords.text($0) }
        all += AssessmentEffect.allCases.map { SanctionWords.text($0) }
        all += PeriodEnd.allCases.map { SanctionWords.text($0) }
        #expect(Set(all.map(\.zh)).count == all.count && Set(all.map(\.en)).count == all.count)
        #expect(all.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty && $0.zh.allSatisfy { !$0.isASCII } })
    }

    /// A text, the part that is wrong and why.
    static let wrong: [(String, String, SanctionTextProblem.Fault)] = [
        ("", "", .notKindAndDay), ("party.warning", "party.warning", .notKindAndDay),
        ("party.warning@2024-03-01@x", "party.warning@2024-03-01@x", .notKindAndDay),
        ("party.scolding@2024-03-01", "party.scolding", .unknownKind),
        ("party.warning@2023-02-29", "party.warning@2023-02-29", .noDay),
        ("party.warning@2024-03-01/", "", .unknownPart),
        ("party.warning@2024-03-01/revoke=2024-04-01", "revoke=2024-04-01", .unknownPart),
        ("party.warning@2024-03-01/revoked", "revoked", .unknownPart),
        ("party.warning@2024-03-01/effective=soon", "effective=soon", .noDay),
        ("party.probation@2024-03-01/probation=0", "probation=0", .noMonths),
        ("government.demerit@2024-03-01/together=2", "together=2", .notCountAndMonths),
        ("government.demerit@2024-03-01/together=2:x", "together=2:x", .noMonths),
        ("party.removal@2024-03-01/changed=party.warning", "changed=party.warning", .notKindAndDayOfChange),
        ("party.removal@2024-03-01/changed=x:2024-04-01", "x", .unknownKind),
        (
            "party.warning@2024-03-01/revoked=2024-04-01/revoked=2024-04-01", "revoked=2024-04-01", .contradicts
        ),
        (
            "party.removal@2024-03-01/changed=party.warning:2024-04-01/revoked=2024-05-01", "revoked=2024-05-01",
            .contradicts
        ),
        ("party.warning@2024-03-01/probation=12", "probation", .notOfThisKind),
        ("party.warning@2024-03-01/restored=2025-03-01", "restored", .notOfThisKind),
        ("party.probation@2024-03-01/probation=12/together=2:18", "together", .notOfThisKind),
    ]

    @Test("a text that is no sanction says which part is wrong and why, in words of its own", arguments: wrong)
    func texts(text: String, part: String, fault: SanctionTextProblem.Fault) {
        let problem = #expect(throws: SanctionTextProblem.self) { try ImposedSanction(text) }
        #expect(problem?.part == part && problem?.fault == fault, "\(String(describing: problem))")
        let words = problem.map { SanctionWords.text($0) }
        #expect(words?.zh.contains(part) == true && words?.en.contains(part) == true)
    }

    @Test("a sanction is read with all that belongs to it, in any order")
    func read() throws {
        let day = try #require(CivilDate("2021-05-10"))
        let probation = try ImposedSanction(
            "party.removal@2021-05-10/restored=2023-05-20/extended/changed=party.probation:2021-08-01/probation=12"
                + "/effective=2021-05-12")
        let expected = Probation(months: 12, isExtended: true, restoredOn: CivilDate("2023-05-20"))
        #expect(probation.imposition == .probation(expected))
        #expect(probation.decidedOn == day && probation.effectiveOn == day.adding(days: 2))
        #expect(probation.standing == .changed(from: .partyRemoval, on: try #require(CivilDate("2021-08-01"))))
        let together = try ImposedSanction("government.demerit@2021-05-10/together=2:18")
        #expect(together.imposition == .together(.governmentDemerit, Together(count: 2, months: 18)))
    }

    @Test("every problem names its sanction and says in both languages what to do")
    func problems() throws {
        let day = try #require(CivilDate("2024-03-01"))
        let all: [PeriodProblem] = [
            .parameterMissing("party.警告", on: day), .parameterUnusable("party.警告", on: day),
            .effectiveBeforeDecided(3), .undoneBeforeDecided(3), .probationUnknown(3),
            .probationNotOffered(3, offered: [12, 24]), .probationTooLong(3, most: 24),
            .restoredTooEarly(3, probationLast: day), .restoredAfterExpulsion(3), .cannotBeTogether(3),
            .togetherOutOfRange(3, least: 12, most: 24),
        ]
        let words = all.map { SanctionWords.text($0) }
        #expect(Set(words.map(\.zh)).count == all.count && Set(words.map(\.en)).count == all.count)
        for (problem, said) in zip(all, words) {
            #expect(said.zh.contains("。") && said.en.contains(": "))
            #expect(problem.sanction == nil || said.zh.hasPrefix("第3项处分：") && said.en.hasPrefix("sanction no. 3: "))
        }
    }
}
