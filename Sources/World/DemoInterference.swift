import Application
import Kernel

/// The one entry of interference in the demo world: somebody of the zone's administration asked about Miao's case. It
/// lies with Yueyang, and nobody in Quyuan finds it but its enterer among the own matters.
enum DemoInterference {
    static let steps = [
        DemoStep(ago: 1) { stage in
            let answer = try await stage.act(
                "interference.note", by: "quyuan.supervision", ago: 1,
                [
                    "kind": .text("inquiring"), "happenedOn": stage.day(1), "manner": .text("telephone"),
                    "name": .text("文某某"), "unit": .text("屈原管理区管理委员会"), "post": .text("副主任"),
                    "account": .text("来电打听交通运输局缪某是否被反映、办到了哪一步，并称“都是为了工作”。本人答复：案情不能透露，也不能转告，并当日登记。"),
                ])
            await stage.name(answer.caseId, "interference")
        }
    ]
}
