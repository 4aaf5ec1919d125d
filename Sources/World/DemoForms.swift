import Application
import Kernel

/// What is typed into the forms of the demo's cases.
extension DemoStage {
    /// A day as forms take it.
    nonisolated func day(_ ago: Int) -> FormValue { .text(today.adding(days: -ago).description) }

    /// The two officers of a script's case.
    nonisolated func officers(of script: DemoScript) -> FormValue {
        .list([staff(script.account("supervision")), staff(script.account("investigation"))])
    }

    /// The key of an allegation against the script's subject.
    nonisolated func item(_ index: Int, of script: DemoScript) -> FormValue {
        .text("\(index + 1)/\(subject(script.subject).text ?? "")")
    }

    /// A report as the petition office enters it.
    nonisolated func registration(of script: DemoScript, ago: Int) -> [String: FormValue] {
        var fields: [String: FormValue] = [
            "channel": .text(script.channel), "receivedOn": day(ago), "subjects": .list([subject(script.subject)]),
            "allegations": .list(
                script.allegations.map { allegation in
                    .object([
                        "category": .text(allegation.category), "wording": .text(allegation.wording),
                        "inRemit": .text(allegation.isInRemit ? "inRemit" : "outOfRemit"),
                    ])
                }),
        ]
        if script.channel != "web" { fields["original"] = .text(script.original) }
        if let reporter = script.reporter {
            fields["reporters"] = .list([
                .object([
                    "name": .text(reporter.name), "contact": .text(reporter.contact), "isRealName": .text("true"),
                ])
            ])
        }
        return fields
    }

    /// A disposal with the study that comes before it.
    nonisolated func disposal(of script: DemoScript, ago: Int) -> [String: FormValue] {
        var fields: [String: FormValue] = [
            "method": .text(script.method), "reason": .text("反映的问题具体，具有可查性"),
            "study": .list([
                .object([
                    "heldOn": day(ago), "views": .text("线索具体，建议依规处置"), "decision": .text("同意处置建议"),
                    "attendees": .list([staff(script.account("leader")), staff(script.account("casemgmt"))]),
                ])
            ]),
        ]
        if script.method == "hold" {
            fields["reason"] = .text("线索暂不具备核查条件")
            fields["reviewOn"] = day(-60)
        }
        return fields
    }

    /// One finding for each allegation.
    nonisolated func findings(of script: DemoScript) -> [String: FormValue] {
        let rows = script.allegations.enumerated().map { index, allegation in
            FormValue.object([
                "key": item(index, of: script), "result": .text(allegation.finding.rawValue),
                "reasons": .text("有关资料与所反映的情况相互比对后作出认定"), "evidence": .list([.text("\(index + 1)")]),
                "shortWording": .text(allegation.short),
            ])
        }
        return ["findings": .list(rows)]
    }

    /// Yes for every item.
    nonisolated func assessments(of script: DemoScript) -> [String: FormValue] {
        let rows = unfounded(of: script).map { key in
            FormValue.object([
                "item": key, "isNeeded": .text("needed"), "reasons": .list([.text("effectInRangeOrSociety")]),
            ])
        }
        return ["assessments": .list(rows)]
    }

    /// Every item, before the official, the Unit and a meeting of it.
    nonisolated func proposal(of script: DemoScript) -> [String: FormValue] {
        let official = DemoPeople.officials.first { $0.key == script.subject }
        let unit = DemoPeople.units.first { $0.key == official?.unit }?.name ?? ""
        func entry(_ kind: String, _ name: String, _ form: String) -> FormValue {
            .object(["kind": .text(kind), "name": .text(name), "forms": .list([.text(form)])])
        }
        return [
            "items": .list(unfounded(of: script)),
            "audience": .list([
                entry("person", official?.name ?? "", "letter"), entry("unit", unit + "党组织", "letter"),
                entry("meeting", unit + "干部职工会议", "meeting"),
            ]),
        ]
    }

    private nonisolated func unfounded(of script: DemoScript) -> [FormValue] {
        script.allegations.indices.filter { script.allegations[$0].finding == .unfounded }.map { item($0, of: script) }
    }
}

/// The acts of the demo's roads, by the case of a script.
extension DemoStage {
    /// A report comes in at the portal; its receipt is kept for the demo's output.
    func submit(_ script: DemoScript, ago: Int) async throws {
        let code = receiptCode()
        let body = DemoPeople.places.first { $0.key == script.place }?.code ?? ""
        let answer = try await portal(
            "intake.receive", at: body, ago: ago,
            [
                "original": .text(script.original), "about": .text(script.original),
                // The digest that the portal's own route makes of a code: letters and digits alone.
                "receiptHash": .text(SessionDesk.digest(of: code.filter { $0 != "-" })),
            ])
        name(answer.caseId, script.key)
        keep(DemoWorld.Receipt(number: answer.number, code: code))
    }

    /// An act on the script's report.
    nonisolated func intake(
        _ verb: String, _ script: DemoScript, _ desk: String, _ ago: Int, _ fields: [String: FormValue] = [:]
    ) async throws {
        try await act("intake.\(verb)", by: script.account(desk), of: report(of: script), ago: ago, fields)
    }

    /// An act on the verification that the script's report led to.
    nonisolated func verification(
        _ verb: String, _ script: DemoScript, _ desk: String, _ ago: Int, _ fields: [String: FormValue] = [:]
    ) async throws {
        let id = try await linked(try await report(of: script)).verification
        guard let id else { throw DemoFault(what: "\(script.key) has no verification") }
        try await act("verification.\(verb)", by: script.account(desk), of: id, ago: ago, fields)
    }

    /// An act on the clarification that the script's report led to.
    nonisolated func clarification(
        _ verb: String, _ script: DemoScript, _ desk: String, _ ago: Int, _ fields: [String: FormValue] = [:]
    ) async throws {
        let id = try await linked(try await report(of: script)).clarification
        guard let id else { throw DemoFault(what: "\(script.key) has no clarification") }
        try await act("clarification.\(verb)", by: script.account(desk), of: id, ago: ago, fields)
    }

    private func report(of script: DemoScript) throws -> CaseId {
        guard let id = cases[script.key] else { throw DemoFault(what: "\(script.key) was not registered") }
        return id
    }
}
