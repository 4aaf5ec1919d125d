import Kernel
import Testing

@testable import Web

@Suite("What is interpolated is escaped")
struct HTMLTests {
    @Test(
        "each of the five signs is escaped between tags and inside an attribute",
        arguments: [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")])
    func escapes(sign: String, entity: String) {
        let between: HTML = "<p>\("a\(sign)b")</p>"
        let inside: HTML = "<p title=\"\("a\(sign)b")\"></p>"
        let attribute: HTML = "<p\(attribute: "title", "a\(sign)b")></p>"
        #expect(between.text == "<p>a\(entity)b</p>")
        #expect(inside.text == "<p title=\"a\(entity)b\"></p>")
        #expect(attribute.text == "<p title=\"a\(entity)b\"></p>")
    }

    @Test("text that looks like markup stays text, whatever stands around it")
    func markupAsText() {
        let name = "<script>alert(1)</script>缪某 & \"co\""
        let html: HTML = "<b>\(name)</b>"
        #expect(html.text == "<b>&lt;script&gt;alert(1)&lt;/script&gt;缪某 &amp; &quot;co&quot;</b>")
    }

    @Test("markup nests without being escaped twice")
    func nests() {
        let inner: HTML = "<i>\("<")</i>"
        let outer: HTML = "<p>\(inner)</p>"
        #expect(outer.text == "<p><i>&lt;</i></p>")
    }

    @Test("an absent piece is nothing, a present one is itself")
    func optional() {
        let absent: HTML? = nil
        let present: HTML? = "<br>"
        let html: HTML = "a\(absent)\(present)b"
        #expect(html.text == "a<br>b")
    }

    @Test("pieces follow one another")
    func arrays() {
        let pieces = ["x", "<"].map { piece -> HTML in "<li>\(piece)</li>" }
        let html: HTML = "<ul>\(pieces)</ul>"
        #expect(html.text == "<ul><li>x</li><li>&lt;</li></ul>")
        #expect(HTML(pieces).text == "<li>x</li><li>&lt;</li>")
    }

    @Test("attributes are left out when they do not apply")
    func attributes() {
        let html: HTML = "<input\(attribute: "class", nil)\(flag: "checked", true)\(flag: "required", false)>"
        #expect(html.text == "<input checked>")
    }

    @Test(
        "a link leads nowhere but within the site or to https",
        arguments: [
            ("/cases/1?a=b&c=d", "/cases/1?a=b&amp;c=d"), ("?page=2", "?page=2"), ("#main", "#main"),
            ("https://www.gov.cn/", "https://www.gov.cn/"), ("javascript:alert(1)", "#"), ("//evil.example", "#"),
            ("/\\evil.example", "#"), ("data:text/html,x", "#"), (" javascript:alert(1)", "#"), ("", "#"),
        ])
    func links(target: String, written: String) {
        let html: HTML = "<a href=\"\(href: target)\">x</a>"
        #expect(html.text == "<a href=\"\(written)\">x</a>")
    }

    @Test("numbers and days are written plainly")
    func values() throws {
        let day = try #require(CivilDate("2026-11-23"))
        let html: HTML = "\(1_200) \(day)"
        #expect(html.text == "1200 2026-11-23")
    }
}
