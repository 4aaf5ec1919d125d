import Kernel
import Organisation
import Synchronization
import TestKit
import Testing

@testable import Application

/// Counts up, so that a test knows the identifiers.
private final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> String {
        value.withLock {
            $0 += 1
            return "new\($0)"
        }
    }
}

@Suite("Import of organisations")
struct OrganisationImportTests {
    private static let hunan = Sample.id("430000000", as: BodyCode.self)
    private static let bureau = Sample.id("transport", as: UnitId.self)
    private static let known = KnownOrganisation(
        bodies: [
            hunan: KnownOrganisation.Body(name: "湖南省纪委监委", shortName: "湘纪", rank: .province, parent: nil),
            Sample.yueyang: KnownOrganisation.Body(
                name: "岳阳市纪委监委", shortName: "岳纪", rank: .prefecture, parent: hunan),
        ],
        units: [
            bureau: KnownOrganisation.Unit(name: "交通运输局", body: Sample.yueyang),
            Sample.id("u1", as: UnitId.self): KnownOrganisation.Unit(name: "中心小学", body: Sample.yueyang),
            Sample.id("u2", as: UnitId.self): KnownOrganisation.Unit(name: "中心小学", body: hunan),
        ],
        officials: [
            Sample.miao: KnownOrganisation.Official(name: "缪某", unit: bureau, post: "局长"),
            Sample.id("li", as: OfficialId.self): KnownOrganisation.Official(
                name: "李某", unit: bureau, post: "书记", staff: Sample.staff("li")),
        ],
        staff: [Sample.staff("li"): (name: "李某", body: Sample.yueyang)])

    private func outcome(_ kind: ImportKind, _ text: String, known: KnownOrganisation = known) -> ImportOutcome {
        let counter = Counter()
        return OrganisationImport(kind: kind, known: known, makeId: { counter.next() }).plan(Array(text.utf8))
    }

    private func plan(_ kind: ImportKind, _ text: String, known: KnownOrganisation = known) -> ImportPlan? {
        switch outcome(kind, text, known: known) {
        case .ready(let plan): return plan
        case .refused(let issues):
            Issue.record("refused: \(issues.map { ImportWords.text($0).en })")
            return nil
        }
    }

    /// The issues as `row:column:code`.
    private func issues(_ kind: ImportKind, _ text: String) -> [String] {
        switch outcome(kind, text) {
        case .ready: []
        case .refused(let issues):
            issues.map { "\($0.row ?? 0):\($0.column ?? 0):\($0.fault.code.rawValue)" }
        }
    }

    @Test("Bodies come in an order that can be carried out, whatever the order of rows, with short names made")
    func bodies() throws {
        let text = """
            编码,名称,层级,上级编码,机关代字,机关类别,备注
            430671100,营田镇纪委,乡级,430671000,,,
            430671000,岳阳市屈原管理区纪检监察工委,县级,430600000,屈纪,功能区,
            z43011,驻市交通运输局纪检监察组,县,430600000,岳派纪,派驻,
            """
        let found = plan(.bodies, text)
        let plan = try #require(found)
        let bodies = plan.commands.compactMap { command -> BodyRegistry.Establishing? in
            if case .body(let body) = command { return body }
            return nil
        }
        #expect(bodies.map(\.code.text) == ["430671000", "z43011", "430671100"])
        #expect(bodies.map(\.shortName) == ["屈纪", "岳派纪", "屈营纪"])
        #expect(bodies.map(\.kind) == [.zone, .dispatched, .territorial])
        #expect(plan.counts == ["county": 2, "township": 1])
        #expect(plan.ignoredHeadings == ["备注"])
    }

    @Test("English headings and words are read as well")
    func english() throws {
        let text = "Code,Name,Level,Parent,short_name,Kind\n430671000,Quyuan,County,430600000,QY,zone\n"
        #expect(plan(.bodies, text)?.commands.count == 1)
    }

    @Test("every fault of Bodies is found in one reading, with row and column, and nothing is taken")
    func bodyFaults() {
        let found = issues(
            .bodies,
            """
            编码,名称,层级,上级编码,机关代字,类别
            4306,甲,县级,430600000,,
            430611000,,县级,430600000,,
            430612000,乙,县城,430600000,,
            430613000,丙,县级,439900000,,
            430614000,丁,县级,430600000,丁纪,
            430614000,戊,县级,430600000,,
            430600000,己,市级,430000000,,
            430615000,庚,省级,430600000,,
            430616000,辛,县级,,,
            z43012,壬,县级,430600000,,
            430617000,癸,县级,430600000,,派驻
            """)
        #expect(
            found == [
                "2:1:codeMalformed", "3:2:valueMissing", "4:3:wordUnknown", "5:4:parentUnknown", "7:1:duplicateInFile",
                "8:1:existsAlready", "9:4:parentMustStandHigher", "10:4:parentMissing", "11:6:valueMissing",
                "12:1:codeDoesNotFitKind",
            ])
    }

    @Test("dispatched organs that are each other's parent are found, and a short name taken twice")
    func circles() {
        let circle = """
            编码,名称,层级,上级编码,类别
            z43021,甲,县级,z43022,派驻
            z43022,乙,县级,z43021,派驻
            """
        #expect(issues(.bodies, circle) == ["2:4:parentCycle", "3:4:parentCycle"])
        let twins = """
            编码,名称,层级,上级编码,机关代字
            430611000,甲,县级,430600000,甲纪
            430612000,乙,县级,430600000,甲纪
            """
        #expect(issues(.bodies, twins) == ["3:5:shortNameTaken"])
    }

    @Test("a missing or repeated column is named before any row is read")
    func columns() {
        #expect(issues(.bodies, "编码,名称\n1,2\n") == ["1:0:columnMissing"])
        #expect(issues(.bodies, "编码,编码,名称,层级\n1,2,3,4\n") == ["1:0:columnRepeated"])
        #expect(issues(.bodies, "编码,名称,层级\n") == ["0:0:noRows"])
        #expect(issues(.bodies, "") == ["0:0:fileEmpty"])
    }

    @Test("units are read, and their doubles found in the file and in the system")
    func units() throws {
        let good = "名称,类别,监督机关\n财政局,党政机关,430600000\n"
        let unit = UnitRegistry.Establishing(
            id: Sample.id("new1", as: UnitId.self), name: "财政局", kind: .government, body: Sample.yueyang)
        #expect(plan(.units, good)?.commands == [.unit(unit)])
        let bad = """
            编号,名称,类别,监督机关
            ,交通运输局,机关,430600000
            ,财政局,机关,430600000
            ,财政局,机关,430600000
            A B,税务局,机关,430600000
            transport,民政局,机关,430600000
            ,教育局,公司,430699000
            """
        #expect(
            issues(.units, bad) == [
                "2:2:existsAlready", "4:2:duplicateInFile", "5:1:idMalformed", "6:1:existsAlready", "7:3:wordUnknown",
                "7:4:bodyUnknown",
            ])
    }

    @Test("officials are read; identity numbers are checked, go beside the record and are never shown")
    func officials() throws {
        let good = """
            姓名,单位,职务,职级,管理机关,是否党员,身份证号
            王某,交通运输局,"党组书记
            局长",正科级,430600000,是,11010519491231002x
            """
        let service = OfficialRegistry.Service(
            unit: Self.bureau, post: "党组书记 局长", rank: "正科级", body: Sample.yueyang)
        let record = OfficialRegistry.Recording(
            id: Sample.id("new1", as: OfficialId.self), name: "王某", isPartyMember: true, service: service)
        #expect(plan(.officials, good)?.commands == [.official(record, identityNumber: "11010519491231002X")])
        let bad = """
            姓名,单位,职务,管理机关,身份证号
            缪某,transport,局长,430600000,
            赵某,中心小学,校长,430600000,
            钱某,无此单位,校长,430600000,
            孙某,u1,校长,430600000,110105194912310021
            孙某,u1,校长,430600000,11010519491231002X
            周某,u1,校长,430600000,11010519491231002X
            """
        #expect(
            issues(.officials, bad) == [
                "2:1:existsAlready", "3:2:unitAmbiguous", "4:2:unitUnknown", "5:5:identityNumberMalformed",
                "7:5:duplicateInFile",
            ])
        guard case .refused(let found) = outcome(.officials, bad) else { return }
        for issue in found { #expect(!ImportWords.text(issue).zh.contains("110105")) }
    }

    @Test("staff are read with roles and offices; roles that exclude each other are refused")
    func staff() throws {
        let good = """
            姓名,所属机关,角色,室,干部编号,单位,截止日期
            胡某,430600000,承办人；分管领导/领导班子,监督检查室,miao,,2027-06-30
            联络员,430600000,单位联络人,,,交通运输局,
            """
        let hu = StaffRegistry.Engagement(
            id: Sample.staff("new1"), name: "胡某", body: Sample.yueyang,
            posts: [Post(.caseOfficer, in: .supervision), Post(.leaderInCharge, in: .leadership)],
            official: Sample.miao,
            until: CivilDate("2027-06-30"))
        let contact = StaffRegistry.Engagement(
            id: Sample.staff("new2"), name: "联络员", body: Sample.yueyang, posts: [Post(.unitContact)], unit: Self.bureau)
        #expect(plan(.staff, good)?.commands == [.staff(hu), .staff(contact)])
        let bad = """
            姓名,所属机关,角色,室,干部编号,单位,截止日期
            甲,430600000,系统管理员;审计管理员,,,,
            乙,430600000,承办,,,,
            丙,430600000,承办人;审理人员,,,,
            丁,430600000,单位联络人,,,,
            戊,430600000,承办人,审判室,,,
            己,430600000,承办人,,nobody,,
            庚,430600000,承办人,,li,,
            辛,430600000,承办人,,,,2027-02-30
            李某,430600000,承办人,,,,
            """
        #expect(
            issues(.staff, bad) == [
                "2:3:administratorsExcludeOtherRoles", "3:3:wordUnknown", "4:3:reviewerNeverHandles",
                "5:3:unitContactNeedsUnit", "6:4:wordUnknown", "7:5:officialUnknown", "8:5:officialTaken",
                "9:7:dateMalformed", "10:1:existsAlready",
            ])
    }

    @Test("100,000 rows are read and checked in time that grows with them, and no more than 1,000 issues listed")
    func manyRows() {
        var text = "名称,类别,监督机关\n"
        for number in 1...100_000 { text += "单位\(number),机关,430600000\n" }
        let clock = ContinuousClock()
        let time = clock.measure { #expect(plan(.units, text)?.commands.count == 100_000) }
        // Unoptimised on a shared machine; a release build takes a fraction of a second.
        #expect(time < .seconds(60))
        guard case .refused(let issues) = outcome(.units, text.replacing("机关,43", with: ",43")) else {
            Issue.record("a file without kinds is refused")
            return
        }
        #expect(issues.count == 1_001)
        #expect(issues.last?.fault == ImportFault(.moreIssues, ["99000"]))
    }

    @Test("many Bodies of one name get short names of their own without trying all numbers again")
    func manyOfOneName() throws {
        var text = "编码,名称,层级,上级编码\n"
        for number in 0..<5_000 { text += "\(500_000_000 + number),某某镇纪委,乡级,430600000\n" }
        let found = plan(.bodies, text)
        let names = try #require(found).commands.compactMap { command -> String? in
            if case .body(let body) = command { return body.shortName }
            return nil
        }
        #expect(Set(names).count == 5_000)
    }

    @Test("every code has words in Chinese and English that say what to do", arguments: ImportFault.Code.allCases)
    func words(code: ImportFault.Code) {
        let (zh, en) = ImportWords.text(code, ["7"])
        #expect(zh.hasSuffix("。") && en.hasSuffix("."))
        #expect(zh.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) })
        #expect(en.unicodeScalars.allSatisfy { $0.value < 0x4E00 })
        let others = ImportFault.Code.allCases.filter { $0 != code }
        #expect(others.allSatisfy { ImportWords.text($0, ["7"]).zh != zh })
    }

    @Test("an issue names its place and the value, shortened")
    func issueWords() {
        let long = String(repeating: "长", count: 30)
        let issue = ImportIssue(ImportFault(.codeMalformed), row: 3, column: 1, heading: "编码", value: long)
        #expect(issue.value.count == 24)
        #expect(ImportWords.text(issue).zh.hasPrefix("第3行第1列“编码”：“长长"))
        #expect(ImportWords.text(issue).en.hasPrefix("Row 3, column 1 (编码): “长长"))
    }
}
