import Kernel

// 影响期满: telling of the end, and looking whether everything resumed.
extension Sanction {
    static func tell(_ notice: Notice, given matter: Matter, in context: Context<Facts>) throws(Refusal) -> [Event] {
        let actor = try admitStanding(context, to: matter)
        if matter.notices.contains(where: { $0.what == notice && $0.by == actor }) { return [] }
        guard !notice.recipients.isEmpty else { throw .recipientMissing }
        guard let last = matter.last else { throw .periodHasNoEnd }
        try checkDay(notice.on, given: matter, in: context)
        switch notice.occasion {
        case .soon: guard matter.due[Clock.noticeSoon.name] != nil else { throw .alreadyTold }
        case .over:
            guard matter.due[Clock.noticeOver.name] != nil else { throw .alreadyTold }
            guard notice.on >= last else { throw .periodStillRuns(last: last) }
        }
        var clocks = matter.due
        switch notice.occasion {
        case .soon: clocks[Clock.noticeSoon.name] = nil
        case .over:
            clocks[Clock.noticeSoon.name] = nil
            clocks[Clock.noticeOver.name] = nil
            for one in checkClock(from: last, in: context) { clocks[one.clock] = one.deadline }
        }
        return [.noticeGiven(NoticeGiven(notice: notice, clocks: named(clocks)))]
    }

    static func check(_ check: Check, given matter: Matter, in context: Context<Facts>) throws(Refusal) -> [Event] {
        let actor = try admitStanding(context, to: matter)
        if let last = matter.checks.last, last.what == check, last.by == actor { return [] }
        guard matter.checks.last?.what.isRestored != true else { throw .alreadyRestored }
        guard matter.due[Clock.check.name] != nil else { throw .endNotTold }
        guard check.on <= context.today else { throw .doneInFuture }
        if let last = matter.last, check.on < last { throw .periodStillRuns(last: last) }
        if !check.isRestored { guard !check.remark.allSatisfy(\.isWhitespace) else { throw .remarkMissing } }
        var clocks = matter.due
        clocks[Clock.check.name] = nil
        if !check.isRestored {
            for one in checkClock(from: check.on, in: context) { clocks[one.clock] = one.deadline }
        }
        return [.checked(Checked(check: check, clocks: named(clocks)))]
    }
}
