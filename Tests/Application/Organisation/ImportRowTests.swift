import Foundation
import Kernel
import Organisation
import Storage
import StorageSQLite
import TestKit
import Testing
import Vault

@testable import Application

@Suite("A row that a register refuses")
struct ImportRowTests {
    @Test("is named with row and column, and of the rows before it nothing stays")
    func named() async throws {
        let town = try await Town()
        let known = try await town.database.read { try KnownOrganisation.read(in: $0) }
        let text = "名称,类别,监督机关\n甲局,机关,430671000\n,,\n乙局,机关,430671000\n"
        let reader = OrganisationImport(
            kind: .units, known: known, makeId: { Password.secret(characters: 20) })
        guard case .ready(let plan) = reader.plan(Array(text.utf8)) else {
            Issue.record("the file can be read")
            return
        }
        #expect(plan.rows == [2, 4])
        let body = Sample.quyuan
        // While the file was being read, somebody entered the unit of its last row.
        try await town.database.write { session in
            let writer = RegistryWriter(session: session, actor: .system, actingBody: body, now: Sample.now)
            let id = Sample.id("meanwhile", as: UnitId.self)
            try writer.apply(
                .establish(.init(id: id, name: "乙局", kind: .government, body: body)), to: UnitRegistry.self,
                id: id.text)
        }
        let before = try await town.database.read { try Directory.allUnits(in: $0).count }
        let run = ImportRun(plan: plan, vault: town.vault)
        let refusal = await #expect(throws: ImportRefusal.self) {
            try await town.database.write { session in
                try run.carryOut(
                    with: RegistryWriter(session: session, actor: .system, actingBody: body, now: Sample.now))
            }
        }
        #expect(refusal?.row == 4 && refusal?.notice.mechanism == UnitRegistry.mechanism)
        if refusal?.column != nil { #expect(refusal?.column == 1 && refusal?.heading == "名称") }
        let place = try ImportWords.place(of: #require(refusal))
        #expect(place.zh.hasPrefix("第4行") && place.en.hasPrefix("Row 4"))
        #expect(try await town.database.read { try Directory.allUnits(in: $0).count } == before)
    }
}
