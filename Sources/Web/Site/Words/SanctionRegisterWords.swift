import Application
import Kernel

extension Words {
    /// The register of sanctions: the mechanism, its stages, acts, fields, options, tasks and events.
    static let sanction: [String: Word] = sanctionActs.merging(sanctionFields) { first, _ in first }
        .merging(sanctionOptions) { first, _ in first }.merging(sanctionHappenings) { first, _ in first }

    private static let sanctionActs: [String: Word] = [
        "nav.sanctions": Word("处分处理", "Sanctions"),
        "mechanism.sanction": Word("处分处理台账", "Register of sanctions"),
        "stage.sanction.onProbation": Word("察看期内", "On probation"),
        "stage.sanction.executing": Word("待执行", "To be executed"),
        "stage.sanction.inForce": Word("影响期内", "In force"),
        "stage.sanction.ended": Word("期满待核查", "Over, to be checked"),
        "stage.sanction.closed": Word("已办结", "Closed"),
        "stage.sanction.revoked": Word("已撤销", "Revoked"),
        "act.sanction.record": Word("登记处分处理", "Enter a sanction"),
        "act.sanction.record.confirm": Word(
            "登记后按规定计算影响期和执行期限，并与该同志的其他处分一并计算；登记内容不能修改，处分决定变更或者撤销的须经两人办理。",
            "Periods and time limits are counted by the rules, together with the person's other sanctions. The entry "
                + "cannot be changed; a decision that is changed or revoked takes two persons."),
        "act.sanction.recordAnnouncement": Word("登记宣布和归档", "Enter the announcement"),
        "act.sanction.recordAnnouncement.confirm": Word(
            "宣布和归档情况记录在案，不能修改。", "Announcement and filing are on record and cannot be changed."),
        "act.sanction.recordChange": Word("登记职务工资变更", "Enter the change of post and pay"),
        "act.sanction.recordChange.confirm": Word(
            "变更情况记录在案，不能修改。", "The change is on record and cannot be changed."),
        "act.sanction.recordReport": Word("登记执行情况报告", "Enter the report of execution"),
        "act.sanction.recordReport.confirm": Word(
            "执行情况报告记录在案，不能修改。", "The report is on record and cannot be changed."),
        "act.sanction.restoreRights": Word("登记恢复党员权利", "Enter that rights are restored"),
        "act.sanction.restoreRights.confirm": Word(
            "影响期自恢复党员权利之日起计算，该同志其他处分的影响期同时重新计算。",
            "The period runs from that day; the person's other sanctions are counted anew."),
        "act.sanction.extendProbation": Word("登记延长察看期", "Enter that the probation goes on"),
        "act.sanction.extendProbation.confirm": Word(
            "察看期按规定延长一次，到期日重新计算。", "The probation goes on, once; its end is counted anew."),
        "act.sanction.proposeChange": Word("提出变更或者撤销", "Propose a change"),
        "act.sanction.proposeChange.confirm": Word(
            "须由未参与办理的领导核准后生效。", "It takes effect when a leader who took no part confirms it."),
        "act.sanction.confirmChange": Word("核准变更", "Confirm the change"),
        "act.sanction.confirmChange.confirm": Word(
            "变更自始生效：撤销的视为未曾处分，变更的按变更后的处分自始计算；该同志其他处分的影响期同时重新计算。",
            "It holds from the start: what is revoked counts as never given, what is changed as decided so. The "
                + "person's other sanctions are counted anew."),
        "act.sanction.declineChange": Word("退回变更", "Give the change back"),
        "act.sanction.declineChange.confirm": Word(
            "原处分决定不变，退回理由记录在案。", "The decision stands; the reason is on record."),
        "act.sanction.recordNotice": Word("登记期满告知", "Enter who was told"),
        "act.sanction.recordNotice.confirm": Word(
            "告知情况记录在案；期满告知后按规定期限核查是否恢复正常对待。",
            "It is on record. After the end it is looked whether everything resumed."),
        "act.sanction.recordCheck": Word("登记恢复核查", "Enter what was found"),
        "act.sanction.recordCheck.confirm": Word(
            "全部恢复的办结；未恢复的按规定期限再次核查。",
            "Where everything resumed the entry is closed; otherwise it is looked at again."),
        "case.subjects.sanction": Word("受处分人", "Sanctioned"),
        "register.column.subjects.sanction": Word("受处分人", "Sanctioned"),
        "register.empty.why.sanction": Word(
            "这里只显示本机关登记、您有权查看的处分处理。", "Only entries of this Body that you may see are shown."),
        "measure.sanction.persons": Word("处分处理", "Sanctioned"),
        "measure.sanction.persons.unit": Word("人次", "persons"),
        "measure.sanction.persons.unit.one": Word("人次", "person"),
        "measure.sanction.persons.definition": Word(
            "按决定月份统计的处分处理人次，已撤销的不计，可按形态分列。",
            "Decisions about persons by their month, revoked ones left out; they can be told apart by form."),
        "measure.sanction.measures": Word("处分处理措施", "Sanctions and measures"),
        "measure.sanction.measures.unit": Word("项", "measures"),
        "measure.sanction.measures.unit.one": Word("项", "measure"),
        "measure.sanction.measures.definition": Word(
            "按决定月份统计的处分处理措施项数，已撤销的不计，可按种类分列。",
            "Sanctions and measures by the month of their decision, revoked ones left out, by kind."),
        "paper.sanction.sheet": Word("处分执行和影响期情况表", "Sheet of execution and periods"),
        "paper.sanction.periodOver": Word("影响期满告知书", "Notice that the period is over"),
    ]

    private static let sanctionFields: [String: Word] = {
        var words: [String: Word] = [
            "field.sanction.record.official": Word("受处分人", "Sanctioned"),
            "field.sanction.record.unit": Word("处分时工作单位", "Unit then"),
            "field.sanction.record.post": Word("处分时职务", "Post then"),
            "field.sanction.record.standing": Word("人员类别", "Kind of person"),
            "help.sanction.record.standing": Word(
                "村、社区管理人员的政务处分只有警告、记过、记大过。",
                "Managers of villages and communities get no government sanction but 警告, 记过 and 记大过."),
            "field.sanction.record.isInKeyPost": Word("仍在重要岗位", "Still in an important post"),
            "field.sanction.record.number": Word("决定文号", "Number of the decision"),
            "field.sanction.record.decidedOn": Word("决定日期", "Decided on"),
            "field.sanction.record.decider": Word("决定机关类别", "Who decided"),
            "field.sanction.record.deciderName": Word("决定机关名称", "Name of the decider"),
            "help.sanction.record.deciderName": Word(
                "由本机关以外的组织决定的必须填写。", "Needed where somebody else than this Body decided."),
            "field.sanction.record.form": Word("四种形态", "Form"),
            "field.sanction.record.reasons": Word("处分原因", "Reasons"),
            "field.sanction.record.isHistoric": Word("历史补录", "From old registers"),
            "help.sanction.record.isHistoric": Word(
                "补录的计入统计和影响期，不产生执行、告知期限。", "It counts, and starts no clock."),
            "field.sanction.recordAnnouncement.on": Word("宣布日期", "Announced on"),
            "field.sanction.recordAnnouncement.to": Word("宣布范围", "Announced to"),
            "field.sanction.recordAnnouncement.isFiled": Word("处分决定已归入人事档案", "The decision is filed"),
            "field.sanction.recordChange.on": Word("变更日期", "Changed on"),
            "field.sanction.recordChange.what": Word("职务、工资变更情况", "What was changed"),
            "field.sanction.recordReport.on": Word("报告日期", "Reported on"),
            "field.sanction.recordReport.what": Word("执行情况", "Execution"),
            "field.sanction.recordReport.file": Word("执行情况报告", "The report"),
            "field.sanction.restoreRights.on": Word("恢复日期", "Restored on"),
            "field.sanction.restoreRights.basis": Word("依据的决议", "Decided by"),
            "field.sanction.extendProbation.on": Word("决定日期", "Decided on"),
            "field.sanction.extendProbation.basis": Word("依据的决议", "Decided by"),
            "field.sanction.proposeChange.way": Word("变更方式", "What happens"),
            "field.sanction.proposeChange.basis": Word("依据的决定（机关、文号）", "Decided by (organ, number)"),
            "field.sanction.proposeChange.decidedOn": Word("该决定日期", "Decided on"),
            "field.sanction.proposeChange.reason": Word("理由", "Reason"),
            "field.sanction.confirmChange.opinion": Word("核准意见", "Opinion"),
            "field.sanction.declineChange.reason": Word("退回理由", "Reason"),
            "field.sanction.recordNotice.occasion": Word("告知事项", "Occasion"),
            "field.sanction.recordNotice.recipients": Word("告知对象", "Who was told"),
            "field.sanction.recordNotice.on": Word("告知日期", "Told on"),
            "field.sanction.recordCheck.on": Word("核查日期", "Looked at on"),
            "field.sanction.recordCheck.isAssessed": Word("已正常参加年度考核", "Assessed as everybody else"),
            "field.sanction.recordCheck.isSelectable": Word(
                "选拔任用、评先评优已不受影响", "Promotion and awards as everybody else"),
            "field.sanction.recordCheck.isPaid": Word("工资晋级已正常", "Pay rises as everybody else's"),
            "field.sanction.recordCheck.remark": Word("说明", "Remark"),
            "help.sanction.recordCheck.remark": Word(
                "有未恢复的必须写明情况和已提出的要求。", "Needed where something has not resumed: what, and what was asked."),
        ]
        for act in ["record", "proposeChange"] {
            words["field.sanction.\(act).measures"] = Word("处分处理种类", "Sanctions and measures")
            words["field.sanction.\(act).measures.kind"] = Word("种类", "Kind")
            words["field.sanction.\(act).measures.effectiveOn"] = Word("生效日期", "Effective on")
            words["field.sanction.\(act).measures.probationMonths"] = Word("察看期（月）", "Months of probation")
            words["field.sanction.\(act).measures.together"] = Word("同种政务处分个数", "How many of the kind")
            words["field.sanction.\(act).measures.decidedMonths"] = Word("合并确定的月数", "Months decided for all")
        }
        words["help.sanction.proposeChange.measures"] = Word(
            "变更的填写变更后的处分；撤销的不填。", "What holds in its place; nothing where it is revoked.")
        return words
    }()

    private static let sanctionOptions: [String: Word] = {
        var words: [String: Word] = [
            "option.DisciplineForm.first": Word("第一种形态", "First form"),
            "option.DisciplineForm.second": Word("第二种形态", "Second form"),
            "option.DisciplineForm.third": Word("第三种形态", "Third form"),
            "option.DisciplineForm.fourth": Word("第四种形态", "Fourth form"),
            "option.SanctionDecider.disciplineBody": Word("本级纪检监察机关", "This discipline Body"),
            "option.SanctionDecider.partyCommittee": Word("党委（党组）", "A Party committee"),
            "option.SanctionDecider.townCommittee": Word("乡镇（街道）等基层党委", "A town's Party committee"),
            "option.SanctionDecider.employer": Word("任免机关、单位", "The employer"),
            "option.PersonKind.civilServant": Word("公务员以及参公管理人员", "Civil servant"),
            "option.PersonKind.otherPublicOfficial": Word("其他公职人员", "Other public official"),
            "option.PersonKind.villageManager": Word("村、社区从事管理的人员", "Manager of a village or community"),
            "option.PersonKind.otherPerson": Word("其他依法履行公职的人员", "Others who do public duties by law"),
            "option.SanctionReason.poorPerformance": Word("履职不力", "Poor performance of duty"),
            "option.SanctionReason.dereliction": Word("失职失责", "Dereliction of duty"),
            "option.SanctionReason.political": Word("违反政治纪律", "Political discipline"),
            "option.SanctionReason.organisational": Word("违反组织纪律", "Organisational discipline"),
            "option.SanctionReason.integrity": Word("违反廉洁纪律", "Integrity"),
            "option.SanctionReason.masses": Word("违反群众纪律", "Discipline towards the people"),
            "option.SanctionReason.work": Word("违反工作纪律", "Work discipline"),
            "option.SanctionReason.life": Word("违反生活纪律", "Discipline of life"),
            "option.SanctionReason.crime": Word("违法犯罪", "Breach of law, crime"),
            "option.ChangeWay.changed": Word("变更处分", "Changed"),
            "option.ChangeWay.revoked": Word("撤销处分", "Revoked"),
            "option.NoticeOccasion.soon": Word("影响期即将届满", "The period ends soon"),
            "option.NoticeOccasion.over": Word("影响期已届满", "The period is over"),
            "option.NoticeRecipient.person": Word("本人", "The person"),
            "option.NoticeRecipient.unit": Word("所在单位党组织", "The unit's Party organisation"),
            "option.NoticeRecipient.personnel": Word("组织人事部门", "The personnel department"),
        ]
        for kind in SanctionKind.allCases {
            let said = SanctionWords.text(kind)
            words["option.SanctionKind.\(kind.rawValue)"] = Word(said.zh, said.en)
        }
        return words
    }()

    private static let sanctionHappenings: [String: Word] = [
        "task.sanction.recordAnnouncement": Word("宣布处分决定并归档", "Announce the decision and file it"),
        "task.sanction.recordChange": Word("办理职务、工资变更", "Have post and pay changed"),
        "task.sanction.recordReport": Word("取得执行情况报告", "Get the report of execution"),
        "task.sanction.restoreRights": Word("察看期满，办理恢复权利或者延长", "Restore rights or extend the probation"),
        "task.sanction.confirmChange": Word("核准处分变更", "Confirm the change of a sanction"),
        "task.sanction.recordNotice": Word("影响期满告知", "Tell of the end of the period"),
        "task.sanction.recordCheck": Word("核查是否恢复正常对待", "See whether everything resumed"),
        "clock.sanction.announcement": Word("宣布和归档", "Announcing and filing"),
        "clock.sanction.change": Word("职务、工资变更", "Changing post and pay"),
        "clock.sanction.report": Word("执行情况报告", "Reporting the execution"),
        "clock.sanction.restoration": Word("察看期满", "End of the probation"),
        "clock.sanction.noticeSoon": Word("影响期即将届满告知", "Telling that the period ends soon"),
        "clock.sanction.noticeOver": Word("影响期满告知", "Telling that the period is over"),
        "clock.sanction.check": Word("恢复核查", "Seeing whether everything resumed"),
        "event.sanction.recorded": Word("登记了处分处理", "entered the sanction"),
        "event.sanction.announced": Word("登记了宣布和归档", "entered the announcement"),
        "event.sanction.changeMade": Word("登记了职务、工资变更", "entered the change of post and pay"),
        "event.sanction.reported": Word("登记了执行情况报告", "entered the report of execution"),
        "event.sanction.rightsRestored": Word("登记了恢复党员权利", "entered that rights were restored"),
        "event.sanction.probationExtended": Word("登记了延长察看期", "entered that the probation goes on"),
        "event.sanction.changeProposed": Word("提出变更处分", "proposed a change"),
        "event.sanction.changeConfirmed": Word("核准了变更", "confirmed the change"),
        "event.sanction.changeDeclined": Word("退回了变更", "gave the change back"),
        "event.sanction.periodsCounted": Word("因其他处分变化，重新计算了影响期", "counted the periods anew"),
        "event.sanction.noticeGiven": Word("登记了期满告知", "entered who was told"),
        "event.sanction.checked": Word("登记了恢复核查", "entered what was found"),
    ]
}
