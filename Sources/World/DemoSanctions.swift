import Application
import Kernel

/// Decisions in the demo's registers of sanctions: Li's 党内警告 as the source tells of it, one whose period is over,
/// one that is being executed, and one that a review revoked.
enum DemoSanctions {
    static let steps = li + hu + yang + tan

    /// Li, of Wufu village, misused collective funds; the town's Party committee decided, the county's Body keeps it.
    private static let li = [
        DemoStep(ago: 190) { stage in
            let answer = try await stage.sanction(
                "li.wufu", unit: "nx.wufu", post: "党支部副书记", by: "nanxian.review", ago: 190, decided: 195,
                number: "南县中鱼口镇党委处分决定第2号", kinds: ["party.warning"], reason: "integrity",
                [
                    "standing": .text("villageManager"), "decider": .text("townCommittee"),
                    "deciderName": .text("中共南县中鱼口镇委员会"),
                    "isInKeyPost": .text("true"),
                ])
            await stage.name(answer.caseId, "li")
        },
        DemoStep(ago: 180) { stage in
            try await stage.act(
                "sanction.recordAnnouncement", by: "nanxian.review", of: await stage.cases["li"], ago: 180,
                ["on": stage.day(182), "to": .text("五福村党总支全体党员"), "isFiled": .text("true")])
        },
        DemoStep(ago: 120) { stage in
            try await stage.act(
                "sanction.recordReport", by: "nanxian.review", of: await stage.cases["li"], ago: 120,
                ["on": stage.day(121), "what": .text("处分决定已在村党总支党员大会上宣布，决定书已归入本人档案，违规使用的资金已退回村集体账户。")])
        },
    ]

    /// Hu's 政务警告 of six months: over, and people were told.
    private static let hu = [
        DemoStep(ago: 198) { stage in
            let answer = try await stage.sanction(
                "hu", unit: "nx.civil", post: "局长", by: "nanxian.review", ago: 198, decided: 199,
                number: "南监政处〔\(stage.year(199))〕5号", kinds: ["government.warning"], reason: "poorPerformance")
            await stage.name(answer.caseId, "hu")
        },
        DemoStep(ago: 10) { stage in
            try await stage.act(
                "sanction.recordNotice", by: "nanxian.casemgmt", of: await stage.cases["hu"], ago: 10,
                [
                    "occasion": .text("over"),
                    "recipients": .list([.text("person"), .text("unit"), .text("personnel")]), "on": stage.day(10),
                ])
        },
    ]

    /// Yang's 撤销党内职务 with 政务撤职: post and pay are not changed yet.
    private static let yang = [
        DemoStep(ago: 20) { stage in
            let answer = try await stage.sanction(
                "yang.hh", unit: "hh.agriculture", post: "产业科科长", by: "huaihua.review", ago: 20, decided: 22,
                number: "怀纪处〔\(stage.year(22))〕11号", kinds: ["party.removal", "government.removal"],
                reason: "dereliction", ["form": .text("third")])
            await stage.name(answer.caseId, "yang")
        }
    ]

    /// Tan's 党内严重警告, revoked when Xiangtan's review found the facts wanting.
    private static let tan = [
        DemoStep(ago: 150) { stage in
            let answer = try await stage.sanction(
                "tan", unit: "xx.resources", post: "副局长", by: "xiangxiang.review", ago: 150, decided: 155,
                number: "湘乡纪处〔\(stage.year(155))〕7号", kinds: ["party.seriousWarning"], reason: "work")
            await stage.name(answer.caseId, "tan")
        },
        DemoStep(ago: 60) { stage in
            try await stage.act(
                "sanction.proposeChange", by: "xiangxiang.review", of: await stage.cases["tan"], ago: 60,
                [
                    "way": .text("revoked"), "basis": .text("潭纪复〔\(stage.year(65))〕1号"), "decidedOn": stage.day(65),
                    "reason": .text("复查认定原决定所依据的事实不清。"),
                ])
        },
        DemoStep(ago: 59) { stage in
            try await stage.act(
                "sanction.confirmChange", by: "xiangxiang.leader", of: await stage.cases["tan"], ago: 59,
                ["opinion": .text("复查决定已生效，同意撤销。")])
        },
    ]
}

extension DemoStage {
    /// Enters a decision about an Official.
    fileprivate func sanction(
        _ official: String, unit: String, post: String, by account: String, ago: Int, decided: Int, number: String,
        kinds: [String], reason: String, _ more: [String: FormValue] = [:]
    ) async throws -> ActAnswer {
        var fields: [String: FormValue] = [
            "official": .text(cast.officials[official]?.text ?? ""), "unit": .text(cast.units[unit]?.text ?? ""),
            "post": .text(post), "standing": .text("civilServant"), "number": .text(number), "decidedOn": day(decided),
            "decider": .text("disciplineBody"), "form": .text("second"), "reasons": .list([.text(reason)]),
            "measures": .list(kinds.map { .object(["kind": .text($0), "effectiveOn": day(decided)]) }),
        ]
        fields.merge(more) { $1 }
        return try await act("sanction.record", by: account, ago: ago, fields)
    }

    /// The year of a day so many days before `today`.
    nonisolated fileprivate func year(_ ago: Int) -> Int { today.adding(days: -ago).year }
}
