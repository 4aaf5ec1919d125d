import Application
import Kernel

/// One act of the demo on its day.
struct DemoStep: Sendable {
    /// How many days before the world's end.
    let ago: Int
    let run: @Sendable (DemoStage) async throws -> Void
}

/// The main road of a report, as far as a script goes: every act by whoever does it, in the order of days.
struct DemoRoad {
    private let script: DemoScript
    private(set) var steps: [DemoStep] = []

    init(_ script: DemoScript) {
        self.script = script
        comeIn()
        dispose()
        verify()
        clarify()
        deliver()
    }

    /// Adds a step `day` days after the report came in, when the script goes so far. Days that would lie after the
    /// world's end are its last.
    private mutating func add(
        _ milestone: DemoMilestone, day: Int,
        _ run: @escaping @Sendable (DemoStage, DemoScript, Int) async throws -> Void
    ) {
        guard milestone <= script.until else { return }
        let script = script
        let ago = max(0, script.ago - day)
        steps.append(DemoStep(ago: ago) { try await run($0, script, ago) })
    }

    // MARK: Coming in

    private mutating func comeIn() {
        if script.channel == "web" {
            add(.received, day: 0) { stage, script, ago in try await stage.submit(script, ago: ago) }
            add(.registered, day: 1) { stage, script, ago in
                try await stage.intake(
                    "transcribe", script, "petition", ago, stage.registration(of: script, ago: ago + 1))
            }
        } else {
            add(.registered, day: 1) { stage, script, ago in
                let fields = stage.registration(of: script, ago: ago + 1)
                let answer = try await stage.act(
                    "intake.register", by: "\(script.place).petition", ago: ago, fields)
                await stage.name(answer.caseId, script.key)
            }
        }
        if script.until == .routed {
            add(.routed, day: 3) { stage, script, ago in
                try await stage.intake(
                    "transfer", script, "petition", ago,
                    ["to": .text("自然资源主管部门"), "reason": .text("不属于纪检监察机关受理范围"), "exposureChecked": .text("true")])
            }
            return
        }
        if script.reporter != nil {
            add(.accepted, day: 2) { stage, script, ago in
                try await stage.intake("confirmRealName", script, "petition", ago, ["reporter": .text("1")])
            }
        }
        add(.accepted, day: 2) { stage, script, ago in try await stage.intake("accept", script, "petition", ago) }
        if script.reporter != nil {
            add(.accepted, day: 4) { stage, script, ago in
                try await stage.intake(
                    "notifyAcceptance", script, "petition", ago,
                    ["reporter": .text("1"), "form": .text("电话告知"), "exposureChecked": .text("true")])
            }
        }
    }

    // MARK: Disposal

    private mutating func dispose() {
        guard script.until != .routed else { return }
        add(.assigned, day: 3) { stage, script, ago in
            try await stage.intake("assign", script, "casemgmt", ago, ["officers": stage.officers(of: script)])
        }
        add(.disposalProposed, day: 9) { stage, script, ago in
            try await stage.intake("proposeDisposal", script, "supervision", ago, stage.disposal(of: script, ago: ago))
        }
        for (index, desk) in ["leader", "head"].enumerated() {
            add(.disposed, day: 10 + index) { stage, script, ago in
                try await stage.intake("approve", script, desk, ago, ["opinion": .text("同意")])
            }
        }
    }

    // MARK: Verification

    private mutating func verify() {
        guard script.until != .routed else { return }
        add(.verifying, day: 12) { stage, script, ago in
            try await stage.verification("assign", script, "casemgmt", ago, ["officers": stage.officers(of: script)])
        }
        add(.gathering, day: 14) { stage, script, ago in
            try await stage.verification(
                "recordPlan", script, "supervision", ago, ["text": .text("查阅项目资料，向有关人员了解情况，听取本人说明。")])
        }
        for number in script.allegations.indices {
            add(.gathering, day: 16 + number * 2) { stage, script, ago in
                try await stage.verification(
                    "addEvidence", script, "investigation", ago,
                    [
                        "kind": .text("document"), "shows": .text("第\(number + 1)项反映所涉事项的会议纪要、合同和账目"),
                        "items": .list([stage.item(number, of: script)]), "by": stage.officers(of: script),
                    ])
            }
        }
        add(.findingsProposed, day: 24) { stage, script, ago in
            try await stage.verification(
                "recordStatement", script, "supervision", ago,
                [
                    "subject": stage.subject(script.subject), "text": .text("本人就所反映的问题作了说明，并提供了材料。"),
                    "on": stage.day(ago), "by": stage.officers(of: script),
                ])
        }
        add(.findingsProposed, day: 28) { stage, script, ago in
            try await stage.verification("proposeFindings", script, "supervision", ago, stage.findings(of: script))
        }
        add(.gatePassed, day: 31) { stage, script, ago in
            try await stage.verification(
                "passQualityGate", script, "review", ago, ["opinion": .text("事实清楚，依据充分，同意认定意见")])
        }
        add(.concluded, day: 34) { stage, script, ago in
            try await stage.verification("approve", script, "leader", ago, ["opinion": .text("同意")])
        }
        if script.reporter != nil {
            add(.resultTold, day: 36) { stage, script, ago in
                try await stage.intake(
                    "tellResult", script, "supervision", ago,
                    ["reporter": .text("1"), "how": .text("当面反馈"), "exposureChecked": .text("true")])
            }
        }
    }

    // MARK: Clarification

    private mutating func clarify() {
        add(.assessed, day: 37) { stage, script, ago in
            try await stage.clarification("assess", script, "supervision", ago, stage.assessments(of: script))
        }
        add(.wishRecorded, day: 38) { stage, script, ago in
            try await stage.clarification(
                "askWish", script, "supervision", ago, ["exposureChecked": .text("true")])
        }
        add(.wishRecorded, day: 41) { stage, script, ago in
            try await stage.clarification(
                "recordWish", script, "supervision", ago,
                ["subject": stage.subject(script.subject), "wish": .text("agrees")])
        }
        add(.proposed, day: 43) { stage, script, ago in
            try await stage.clarification("propose", script, "supervision", ago, stage.proposal(of: script))
        }
        add(.proposed, day: 43) { stage, script, ago in
            try await stage.clarification("submit", script, "supervision", ago)
        }
        for (index, desk) in ["leader", "head"].enumerated() {
            add(.approved, day: 45 + index) { stage, script, ago in
                try await stage.clarification("approve", script, desk, ago, ["opinion": .text("同意")])
            }
        }
    }

    private mutating func deliver() {
        add(.lettersDelivered, day: 50) { stage, script, ago in
            try await stage.clarification(
                "deliver", script, "supervision", ago,
                [
                    "form": .text("letter"), "audience": .list([.text("1"), .text("2")]), "on": stage.day(ago),
                    "place": .text("所在单位会议室"), "by": stage.officers(of: script),
                ])
        }
        add(.delivered, day: 51) { stage, script, ago in
            try await stage.clarification(
                "deliver", script, "supervision", ago,
                [
                    "form": .text("meeting"), "audience": .list([.text("3")]), "on": stage.day(ago),
                    "place": .text("所在单位会议室"), "by": stage.officers(of: script),
                ])
        }
        for (index, how) in ["visit", "telephone"].enumerated() {
            add(index == 0 ? .followedUp : .archived, day: index == 0 ? 75 : 135) { stage, script, ago in
                try await stage.clarification(
                    "followUp", script, "supervision", ago,
                    ["on": stage.day(ago), "how": .text(how), "note": .text("本人工作正常，未见遗留影响")])
            }
        }
        add(.archived, day: 137) { stage, script, ago in
            try await stage.clarification("archive", script, "supervision", ago)
        }
        add(.archived, day: 138) { stage, script, ago in
            try await stage.intake("close", script, "supervision", ago, ["reason": .text("已办结，材料齐全")])
        }
    }
}
