import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Storage
import StorageSQLite
import Testing

@testable import Web

@Suite("A report is checked before it is sent")
struct PortalCheckTests {
    private static let typed = "围标串标，“引号”与 <尖括号> & 符号"
    private static let shown = "围标串标，“引号”与 &lt;尖括号&gt; &amp; 符号"

    /// What a form of the portal sends, with the fields named besides.
    private static func post(
        _ uri: String, _ more: [(String, String)], _ client: any TestClientProtocol
    ) async throws -> (status: Int, text: String) {
        let fields =
            [("_csrf", "visitor"), ("_key", "key-1"), ("_way", "name"), ("_body", "430671000"), ("_own", "0")] + more
        let body = fields.map { "\(Browser.encoded($0.0))=\(Browser.encoded($0.1))" }.joined(separator: "&")
        let headers: HTTPFields = [
            .contentType: "application/x-www-form-urlencoded", .cookie: "zhengming-form=visitor",
        ]
        return try await client.execute(
            uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body)
        ) { ($0.status.code, String(buffer: $0.body)) }
    }

    private static func stored(in world: OfficeWorld) async throws -> Int {
        try await world.database.read { session in
            try session.row("SELECT count(*) FROM case_head", [])?.int(0) ?? 0
        }
    }

    @Test("the check shows and carries what was typed, and keeps nothing; sending gives the receipt")
    func twoSteps() async throws {
        let world = try await OfficeWorld.make()
        try await world.serve { client in
            let check = try await Self.post("/portal/check", [("original", Self.typed)], client)
            #expect(check.status == 200)
            #expect(check.text.contains("<p>\(Self.shown)</p>"))
            #expect(check.text.contains("name=\"original\" value=\"\(Self.shown)\""))
            #expect(check.text.contains("没有填全"))
            #expect(try await Self.stored(in: world) == 0)
            let sent = try await Self.post("/portal/write", [("original", Self.typed)], client)
            #expect(sent.text.contains("receipt-code"))
            #expect(!sent.text.contains("English"))
            #expect(try await Self.stored(in: world) == 1)
        }
    }

    @Test("going back and changing the language keep what was typed")
    func back() async throws {
        let world = try await OfficeWorld.make()
        try await world.serve { client in
            let back = try await Self.post("/portal/check", [("original", Self.typed), ("_back", "1")], client)
            #expect(back.text.contains("\(Self.shown)</textarea>") && back.text.contains("下一步：核对"))
            let english = try await Self.post(
                "/portal/check", [("original", Self.typed), ("_language", "en"), ("_page", "check")], client)
            #expect(english.text.contains("Check, then send") && english.text.contains(Self.shown))
            let form = try await Self.post("/portal/check", [("_language", "en"), ("_page", "write")], client)
            #expect(form.status == 200 && form.text.contains("Next: check it"))
        }
    }

    @Test("what cannot be sent comes back as a form with the reason")
    func blank() async throws {
        let world = try await OfficeWorld.make()
        try await world.serve { client in
            let blank = try await Self.post("/portal/check", [("original", "  "), ("about", "某局长")], client)
            #expect(blank.status == 422 && blank.text.contains("notice-problem") && blank.text.contains("某局长"))
        }
    }
}
