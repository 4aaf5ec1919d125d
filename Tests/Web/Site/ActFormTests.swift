import Application
import Kernel
import Testing

@testable import Web

@Suite("A form keeps what was typed and says what is wrong where it is wrong")
struct ActFormTests {
    private func form(_ fields: [Field], _ values: FormValue, _ problems: [FieldProblem] = []) -> ActForm {
        ActForm(
            language: .zh, act: "sample.act", action: "/act", fields: fields, values: values, problems: problems,
            seen: 3, key: "k", csrf: "c", words: ["field.name": Word("姓名", "Name")])
    }

    private let rows = Field(
        name: "items",
        kind: .rows([Field(name: "name", kind: .line(maxLength: 9), isRequired: true)], min: 1, max: 3),
        isRequired: true)

    @Test("what was typed stands in the form again, as text")
    func kept() {
        let field = Field(name: "name", kind: .line(maxLength: 9), isRequired: true)
        let html = form([field], .object(["name": .text("<缪某>\"")])).html.text
        #expect(html.contains("value=\"&lt;缪某&gt;&quot;\""))
        #expect(html.contains("name=\"seen\" value=\"3\"") && html.contains("name=\"_key\" value=\"k\""))
        #expect(html.contains("name=\"_csrf\" value=\"c\""))
    }

    @Test("a problem stands at its field and in the summary, which links to it")
    func problem() {
        let field = Field(name: "name", kind: .line(maxLength: 9), isRequired: true)
        let html = form([field], .object([:]), [FieldProblem(path: "name", code: "missing")]).html.text
        #expect(html.contains("href=\"#f-sample-act-name\"") && html.contains("id=\"f-sample-act-name\""))
        #expect(html.contains("aria-invalid=\"true\"") && html.contains("f-sample-act-name-wrong"))
    }

    @Test("adding a row keeps the rows there are, and only the needed rows are asked for by the browser")
    func addsRow() {
        let typed = FormValue.object(["items": .list([.object(["name": .text("甲")])])])
        let html = form([rows], typed.addingRow(at: "items")).html.text
        #expect(html.contains("name=\"items.0.name\"") && html.contains("value=\"甲\""))
        #expect(html.contains("name=\"items.1.name\""))
        #expect(html.matches(of: #/ required /#).count == 1)
    }

    @Test("a row is added where none was sent, inside a row, and to a list of texts")
    func addsAnywhere() {
        #expect(FormValue.object([:]).addingRow(at: "a") == .object(["a": .list([.object([:]), .object([:])])]))
        let nested = FormValue.object(["a": .list([.object(["b": .list([.text("x")])])])])
        #expect(
            nested.addingRow(at: "a.0.b")
                == .object(["a": .list([.object(["b": .list([.text("x"), .text("")])])])]))
        #expect(nested.addingRow(at: "a.7.b") == nested)
        let text = FormValue.object(["a": .text("x")])
        #expect(text.addingRow(at: "a") == .object(["a": .list([.text("x"), .text("")])]))
    }

    @Test("the most rows there may be offer no more")
    func full() {
        let row = FormValue.object(["name": .text("甲")])
        #expect(!form([rows], .object(["items": .list([row, row, row])])).html.text.contains("name=\"_add\""))
    }

    @Test("where several are meant, each can be chosen, or none and typed again")
    func several() {
        let field = Field(name: "who", kind: .reference(.official), isRequired: true)
        let problem = FieldProblem(
            path: "who", code: "several.official", candidates: [Candidate(id: "o1", label: "张伟，营田镇")])
        let html = form([field], .object(["who": .text("张伟")]), [problem]).html.text
        #expect(html.contains("type=\"radio\" name=\"who\" value=\"o1\""))
        #expect(html.contains("type=\"radio\" name=\"who\" value=\"\""))
        #expect(!html.contains("type=\"text\""))
    }

    @Test("a form with a file anywhere is sent in parts")
    func multipart() {
        let file = Field(name: "scan", kind: .file(maxBytes: 1 << 20), isRequired: false, isSealed: true)
        let inRow = Field(name: "rows", kind: .rows([file], min: 0, max: 2), isRequired: false)
        #expect(form([inRow], .object([:])).html.text.contains("enctype=\"multipart/form-data\""))
        #expect(!form([rows], .object([:])).html.text.contains("enctype"))
    }

    @Test("a field's words are the act's own before the common ones, and a missing key is shown itself")
    func words() {
        var own = form([Field(name: "name", kind: .flag, isRequired: false)], .object([:]))
        own.words["field.sample.act.name"] = Word("对象", "Subject")
        #expect(own.label(ActForm.Place(name: "name")) == "对象")
        #expect(own.label(ActForm.Place(name: "other")) == "field.sample.act.other")
    }
}
