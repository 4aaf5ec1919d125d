extension Words {
    /// Interference noted: the mechanism, its stages, acts, fields, options, tasks and events.
    static let interference: [String: Word] = interferenceActs.merging(interferenceFields) { first, _ in first }
        .merging(interferenceHappenings) { first, _ in first }

    private static let interferenceActs: [String: Word] = [
        "nav.interferences": Word("干预过问", "Interference"),
        "mechanism.interference": Word("干预过问登记", "Interference noted"),
        "stage.interference.noted": Word("已登记", "Entered"),
        "stage.interference.acknowledged": Word("已接收", "Received"),
        "stage.interference.concluded": Word("已办结", "Concluded"),
        "act.interference.note": Word("登记干预过问", "Note interference"),
        "act.interference.note.confirm": Word(
            "登记后直接报上一级机关，本机关任何人（包括主要负责人）都看不到；被登记的人在接收机关工作的，再上报一级。"
                + "内容不能修改，您只能看到编号和办理状态。",
            "It goes straight to the Body above; nobody in your own Body sees it, the head included. Where the person "
                + "works for that Body, it goes one higher. It cannot be changed, and you will see its number and "
                + "stage only."),
        "act.interference.acknowledge": Word("接收", "Receive"),
        "act.interference.acknowledge.confirm": Word(
            "登记人将看到“已接收”。接收不引起其他程序。",
            "Whoever entered it will see that it was received. Nothing else begins by that."),
        "act.interference.conclude": Word("办结", "Conclude"),
        "act.interference.conclude.confirm": Word(
            "处理结果记录在案，不能修改；登记人只看到“已办结”。",
            "The outcome is on record and cannot be changed. Whoever entered it sees only that it was concluded."),
        "act.interference.supplement": Word("补充情况", "Add further facts"),
        "act.interference.supplement.confirm": Word(
            "补充情况附在原登记之后，不能修改。", "They stand after the entry and cannot be changed."),
        "case.subjects.interference": Word("涉及人员", "About"),
        "register.column.subjects.interference": Word("涉及人员", "About"),
        "register.empty.why.interference": Word(
            "这里只显示由本机关接收、您有权查看的登记。您本人登记的由上级机关接收，编号和办理状态见“本人事项”。",
            "Only entries that this Body received and you may see are shown. Your own went to the Body above; their "
                + "numbers and stages are under “My own matters”."),
        "measure.interference.entries": Word("登记干预过问", "Interference noted"),
        "measure.interference.entries.unit": Word("件", "entries"),
        "measure.interference.entries.unit.one": Word("件", "entry"),
        "measure.interference.entries.definition": Word(
            "按登记月份统计的干预、过问登记件数，计入接收机关，可按类别分列。",
            "Entries by the month in which they were made, counted for the Body that received them; they can be told "
                + "apart by kind."),
        "paper.interference.entry": Word("干预、过问案件情况登记表", "Form of the entry"),
        "own.entries": Word("我登记的干预过问", "Interference I noted"),
        "own.entries.why": Word(
            "登记内容由上级机关接收办理，这里只显示编号和办理状态。",
            "The entries lie with the Body above; only their numbers and stages are shown here."),
        "own.entries.none": Word("没有登记。", "None."),
        "own.noted": Word(
            "已登记，编号 {0}。该登记由上级机关接收办理，不在本机关显示。",
            "Entered under number {0}. The Body above has it; it is not shown in your own Body."),
        "own.column.number": Word("编号", "Number"),
        "own.column.enteredOn": Word("登记日期", "Entered on"),
        "own.column.conduct": Word("类别", "Kind"),
        "own.column.stage": Word("办理状态", "Stage"),
    ]

    /// Labels of fields, what helps to fill them in, and what can be chosen.
    private static let interferenceFields: [String: Word] = [
        "field.interference.note.kind": Word("类别", "Kind"),
        "field.interference.note.happenedOn": Word("发生日期", "Happened on"),
        "field.interference.note.manner": Word("方式", "How"),
        "field.interference.note.name": Word("干预、过问人员姓名", "Who did it: name"),
        "field.interference.note.unit": Word("工作单位", "Unit"),
        "field.interference.note.post": Word("职务", "Post"),
        "help.interference.note.unit": Word("不掌握的填“不详”。", "Write “unknown” where you do not know."),
        "help.interference.note.post": Word("不掌握的填“不详”。", "Write “unknown” where you do not know."),
        "field.interference.note.official": Word("干部名册中的该人员", "The same person in the register of officials"),
        "help.interference.note.official": Word(
            "可以不填；填写后，该人员看不到本登记。",
            "May be left out. Once named, that person is kept from this entry."),
        "field.interference.note.staff": Word("纪检监察工作人员中的该人员", "The same person among the staff"),
        "help.interference.note.staff": Word(
            "可以不填；填写后，本登记不会送到该人员所在的机关。",
            "May be left out. Once named, the entry does not go to the Body where the person "
                + "works."),
        "field.interference.note.about": Word("涉及事项", "Matter it was about"),
        "help.interference.note.about": Word(
            "可以不填；只能填写您有权查看的事项。", "May be left out; only a matter that you may see."),
        "field.interference.note.account": Word("具体情况", "What happened"),
        "help.interference.note.account": Word(
            "写明对方说了什么、您如何答复。", "What was said, and how you answered."),
        "field.interference.conclude.outcome": Word("处理结果", "Outcome"),
        "field.interference.conclude.destination": Word("移送机关或者检举控告编号", "Organ or number of the report"),
        "help.interference.conclude.destination": Word(
            "选择“移送处理”的必须填写，其他结果不填。", "Needed where it is handed on, and left out otherwise."),
        "field.interference.conclude.reason": Word("理由", "Reason"),
        "field.interference.supplement.text": Word("补充的情况", "Further facts"),
        "option.Conduct.inquiring": Word("打听案情", "Asking about a case"),
        "option.Conduct.meddling": Word("过问案件", "Meddling in a case"),
        "option.Conduct.pleading": Word("说情干预", "Putting in a word"),
        "option.Conduct.unapprovedContact": Word("未经批准接触", "Contact without approval"),
        "option.Manner.inPerson": Word("当面", "In person"),
        "option.Manner.telephone": Word("电话", "By telephone"),
        "option.Manner.message": Word("短信或者网络", "By message or online"),
        "option.Manner.throughOthers": Word("托人转达", "Through others"),
        "option.Manner.other": Word("其他", "Otherwise"),
        "option.Outcome.handedOn": Word("核实属实，移送处理", "True; handed on"),
        "option.Outcome.criticised": Word("核实属实，批评教育", "True; criticised and educated"),
        "option.Outcome.reminded": Word("核实属实，谈话提醒", "True; reminded in a talk"),
        "option.Outcome.untrue": Word("情况不实", "Not true"),
        "option.Outcome.nothingToDo": Word("无需处理", "Nothing to do"),
    ]

    /// What is to be done, and what was done: verb phrases after the actor's name.
    private static let interferenceHappenings: [String: Word] = [
        "task.interference.acknowledge": Word("接收干预过问登记", "Receive the entry"),
        "task.interference.conclude": Word("核实并办结", "Look into it and conclude"),
        "event.interference.noted": Word("登记了干预过问", "noted interference"),
        "event.interference.acknowledged": Word("接收了登记", "received the entry"),
        "event.interference.supplemented": Word("补充了情况", "added further facts"),
        "event.interference.concluded": Word("办结", "concluded it"),
    ]

    /// What the page of an entry says.
    static let interferenceView: [String: Word] = [
        "interference.view.entry": Word("登记情况", "The entry"),
        "interference.view.kind": Word("类别", "Kind"),
        "interference.view.happenedOn": Word("发生日期", "Happened on"),
        "interference.view.manner": Word("方式", "How"),
        "interference.view.name": Word("干预、过问人员", "Who did it"),
        "interference.view.unit": Word("工作单位", "Unit"),
        "interference.view.post": Word("职务", "Post"),
        "interference.view.official": Word("干部名册", "In the register of officials"),
        "interference.view.staff": Word("纪检监察工作人员", "Among the staff"),
        "interference.view.about": Word("涉及事项", "Matter it was about"),
        "interference.view.enteredBy": Word("登记人", "Entered by"),
        "interference.view.enteredIn": Word("登记人所在机关", "Entered in"),
        "interference.view.enteredOn": Word("登记日期", "Entered on"),
        "interference.view.account": Word("具体情况", "What happened"),
        "interference.view.supplements": Word("补充情况", "Further facts"),
        "interference.view.on": Word("日期", "Date"),
        "interference.view.by": Word("补充人", "Added by"),
        "interference.view.text": Word("内容", "Text"),
        "interference.view.conclusion": Word("接收和处理", "Receipt and outcome"),
        "interference.view.acknowledgedBy": Word("接收人", "Received by"),
        "interference.view.acknowledgedOn": Word("接收日期", "Received on"),
        "interference.view.outcome": Word("处理结果", "Outcome"),
        "interference.view.destination": Word("移送机关或者检举控告编号", "Organ or number of the report"),
        "interference.view.reason": Word("理由", "Reason"),
        "interference.view.concludedBy": Word("办结人", "Concluded by"),
        "interference.view.concludedOn": Word("办结日期", "Concluded on"),
    ]
}
