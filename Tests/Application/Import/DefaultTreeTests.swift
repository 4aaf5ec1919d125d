import Foundation
import Kernel
import Organisation
import TestKit
import Testing

@testable import Application

@Suite("The Bodies an installation begins with")
struct DefaultTreeTests {
    private static func file() throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        return Array(try Data(contentsOf: root.appending(path: "Data/divisions-hunan.csv")))
    }

    @Test("Hunan has 2,157 divisions: 1 province, 14 prefectures, 134 counties, 2,008 townships")
    func count() throws {
        let bodies = try DefaultTree.bodies(divisions: try Self.file())
        #expect(bodies.count == 2_157)
        let counts = Dictionary(grouping: bodies, by: \.rank).mapValues(\.count)
        #expect(counts == [.province: 1, .prefecture: 14, .county: 134, .township: 2_008])
        #expect(Set(bodies.map(\.code)).count == 2_157)
    }

    @Test("every Body of the tree is taken by the register, parents first, short names told apart")
    func isTaken() throws {
        var placed: [BodyCode: BodyRegistry.KnownBody] = [:]
        var siblings: [BodyCode: Set<String>] = [:]
        var root: BodyCode?
        for body in try DefaultTree.hunan(divisions: try Self.file()) {
            let parent = body.parent.flatMap { placed[$0] }
            let scenario = Scenario<BodyRegistry>(
                facts: BodyRegistry.Facts(
                    root: root, other: parent, siblingShortNames: body.parent.flatMap { siblings[$0] } ?? []))
            #expect(scenario.refusal(.establish(body), by: "clerk") == nil, "\(body)")
            placed[body.code] = BodyRegistry.KnownBody(
                code: body.code, rank: body.rank, ancestors: parent.map { [$0.code] + $0.ancestors } ?? [])
            if let parent = body.parent {
                siblings[parent, default: []].insert(body.shortName)
            } else {
                root = body.code
            }
        }
        #expect(placed.count == 2_158)
    }

    @Test(
        "names and short names are those people use",
        arguments: [
            ("430000000", "湖南省纪委监委", "湘纪", BodyKind.territorial),
            ("430600000", "岳阳市纪委监委", "岳纪", .territorial), ("430900000", "益阳市纪委监委", "益纪", .territorial),
            ("433100000", "湘西土家族苗族自治州纪委监委", "州纪", .territorial),
            ("430671000", "岳阳市屈原管理区纪检监察工委", "屈纪", .zone), ("430921000", "南县纪委监委", "南纪", .territorial),
            ("430621000", "岳阳县纪委监委", "岳县纪", .territorial), ("430602000", "岳阳楼区纪委监委", "岳楼纪", .territorial),
            ("430972000", "湖南益阳高新技术产业园区纪检监察工委", "益高新纪", .zone),
            ("431171000", "永州经济技术开发区纪检监察工委", "永经开纪", .zone),
            ("430111400", "雨花经济开发区纪检监察工委", "雨经开纪", .zone),
            ("430321000", "湘潭县纪委监委", "潭县纪", .territorial),
            ("430372000", "湘潭昭山示范区纪检监察工委", "昭纪", .zone),
            ("z43001", "湖南湘江新区纪检监察工委", "湘新纪", .zone),
        ])
    func names(code: String, name: String, shortName: String, kind: BodyKind) throws {
        let body = try DefaultTree.hunan(divisions: try Self.file()).first { $0.code.text == code }
        #expect(body?.name == name)
        #expect(body?.shortName == shortName)
        #expect(body?.kind == kind)
    }

    @Test("no two Bodies of the tree have the same short name, so that a number names one Body")
    func shortNames() throws {
        let bodies = try DefaultTree.hunan(divisions: try Self.file())
        let shared = Dictionary(grouping: bodies, by: \.shortName).filter { $0.value.count > 1 }
        #expect(shared.isEmpty, "\(shared.mapValues { $0.map(\.name) })")
        #expect(bodies.allSatisfy { $0.shortName.hasSuffix("纪") && $0.shortName.count >= 2 })
    }

    @Test("a list that is not one is refused with its row")
    func faults() {
        func fault(_ text: String) -> DefaultTree.Fault? {
            do {
                _ = try DefaultTree.bodies(divisions: Array(text.utf8))
                return nil
            } catch { return error }
        }
        let head = "code,name,level,parent\n430000000,湖南省,province,\n"
        #expect(fault("a,b\n1,2\n") == .headerUnknown)
        #expect(fault(head + "430600000,岳阳市,city,430000000\n") == .rowUnknown(3))
        #expect(fault(head + "430600000,岳阳市,prefecture,440000000\n") == .rowUnknown(3))
        #expect(fault(head + "430000000,湖南省,province,\n") == .rowUnknown(3))
        #expect(fault(head + "43060,岳阳市,prefecture,430000000\n") == .rowUnknown(3))
        #expect(fault("") == .unreadable(CSVFault(.fileEmpty)))
    }

    @Test("a digit written wrongly in an identity number is noticed")
    func identityNumbers() {
        #expect(IdentityNumber.checked("11010519491231002x") == "11010519491231002X")
        #expect(IdentityNumber.checked("110105194912310029") == nil)
        #expect(IdentityNumber.checked("110105194913310028") == nil)
        #expect(IdentityNumber.checked("1101051949123100") == nil)
    }
}
