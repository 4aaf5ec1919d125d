extension Words {
    /// Why an act on an entry of interference is not possible: what, why, what to do.
    static let interferenceRefusals: [String: Word] = [
        "refusal.interference.notNoted": Word(
            "没有这份登记。请核对编号。", "There is no such entry. Check the number."),
        "refusal.interference.notedOtherwise": Word(
            "这份登记已按其他内容登记，不能覆盖。需要更正或者补充的，请另行登记。",
            "It was entered otherwise and is not written over. Make another entry to correct or add to it."),
        "refusal.interference.entryIncomplete": Word(
            "登记不完整。姓名、单位、职务和具体情况都须填写；不掌握的填“不详”。",
            "The entry is not complete. Name, unit, post and what happened are all needed; write “unknown” where you "
                + "do not know."),
        "refusal.interference.happenedAfterEntry": Word(
            "发生日期晚于登记日期。请核对日期。", "It cannot have happened after it was entered. Check the date."),
        "refusal.interference.notAboutOneself": Word(
            "不能登记本人。请核对所填的干部或者工作人员。",
            "Nobody makes an entry about themselves. Check the official or staff member named."),
        "refusal.interference.alreadyConcluded": Word(
            "登记已经办结，不能再办理。有新情况的，请用“补充情况”录入。",
            "It was concluded, and nothing more is done with it. Add new facts as further facts."),
        "refusal.interference.notAcknowledged": Word(
            "登记尚未接收。请先接收。", "Nobody has received the entry yet. Receive it first."),
        "refusal.interference.officerOfEnteringBody": Word(
            "所选人员在登记人所在机关或者其下级机关工作，该机关不得知悉本登记。请选择其他机关的人员。",
            "The officer works in the Body in which it was entered, or below it, which may not know of it. Choose "
                + "somebody of another Body."),
        "refusal.interference.movesOnlyUp": Word(
            "干预过问登记只能由上级机关提级办理，不能指定或者移交其他机关。请选择“提级”。",
            "An entry is taken up by a Body above and goes nowhere else. Choose to have it taken up."),
        "refusal.interference.alreadyAcknowledged": Word(
            "登记已由他人接收。请刷新页面查看。", "Somebody else has received it. Reload the page."),
        "refusal.interference.concluderMustNotBeEnterer": Word(
            "登记人不能办结本人的登记。请由其他领导办理。",
            "Whoever made the entry does not conclude it. Another leader must."),
        "refusal.interference.concluderMustNotBeConcerned": Word(
            "您是被登记的人，或者与其有亲属、利害关系，应当回避。请由其他领导办理。",
            "You are the person it is about, or related to that person. Another leader must conclude it."),
        "refusal.interference.concluderMustNotBeOfficer": Word(
            "承办过核实的人员不能作出对当事人不利的结论。请由未参与承办的领导办理。",
            "Whoever looked into it does not conclude it against the person. A leader who took no part must."),
        "refusal.interference.destinationMissing": Word(
            "没有写明移送的机关或者检举控告编号。请填写。",
            "Nobody said to which organ it was handed on, or under what number. Say so."),
        "refusal.interference.destinationNotAsked": Word(
            "只有移送处理才填写移送机关或者编号。请改选处理结果，或者删去该项。",
            "Only what is handed on has a destination. Choose that outcome, or leave the destination out."),
    ]
}
