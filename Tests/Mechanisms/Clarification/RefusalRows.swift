import Clarification
import Kernel
import TestKit

extension RefusalRow {
    static let all: [RefusalRow] =
        common + opening + assessing + proposing + approving + delivering + after + handling

    static let application = Clarification.Application(applicant: World.miao, gist: "请求澄清", paper: nil)
    static let approve = Clarification.Command.approve(opinion: "同意", paper: nil)

    static func setting(_ change: @escaping @Sendable (inout Clarification.Facts) -> Void)
        -> @Sendable (inout Play) -> Void
    { { change(&$0.facts) } }

    static func propose(
        _ items: [ItemKey] = [World.losses], _ audience: [Clarification.AudienceEntry], promotion: Bool = false
    ) -> Clarification.Command {
        .propose(Clarification.Proposal(items: items, audience: audience, promotionAtStake: promotion))
    }

    static let common: [RefusalRow] = [
        RefusalRow(refusal: .notOpen, at: .absent, command: .submit),
        RefusalRow(refusal: .onlySystemOpens, at: .absent, command: .open(World.opening())),
        RefusalRow(refusal: .nothingToClarify, at: .absent, command: .open(World.opening([])), by: "system"),
        RefusalRow(refusal: .handling(.actorRecused), at: .opened, command: .submit, by: "zhou"),
        RefusalRow(
            refusal: .handling(.occurredInFuture), at: .opened, command: .submit, on: Sample.today.adding(days: 1)),
        RefusalRow(
            refusal: .handling(.occurredBeforeOpening), at: .opened, command: .submit,
            on: Sample.today.adding(days: -1)),
        RefusalRow(refusal: .handling(.actorNotStaff), at: .opened, command: .submit, by: "portal"),
        RefusalRow(refusal: .actorNotAssigned, at: .opened, command: .submit, by: "stranger"),
        RefusalRow(
            refusal: .handling(.textMissing(field: "reason")), at: .opened,
            command: .refuseApplication(number: 1, reason: " \u{200B}\u{3000}\n")),
    ]

    static let opening: [RefusalRow] = [
        RefusalRow(
            refusal: .reportNotConcluded, at: .absent, before: setting { $0.opening = nil },
            command: receive(), by: "clerk"),
        RefusalRow(
            refusal: .handling(.actorRecused), at: .absent, command: receive(), by: "zhou"),
        RefusalRow(
            refusal: .applicantNotSubject, at: .absent, command: receive(World.chen), by: "clerk"),
        RefusalRow(
            refusal: .applicantNotSubject, at: .opened,
            command: .apply(Clarification.Application(applicant: World.chen, gist: "请求", paper: nil)), by: "clerk"),
        RefusalRow(
            refusal: .alreadyClarified, at: .delivered, command: .apply(application), by: "clerk"),
        RefusalRow(
            refusal: .alreadyClarified, at: .absent,
            before: setting { $0.clarifiedBefore = [World.losses, World.removal] }, command: receive(), by: "clerk"),
        RefusalRow(
            refusal: .clarificationExists, at: .absent, before: setting { $0.clarifiedBefore = [World.losses] },
            command: receive(), by: "clerk"),
        RefusalRow(
            refusal: .noPendingApplication(number: 1), at: .opened,
            command: .refuseApplication(number: 1, reason: "无")),
        RefusalRow(
            refusal: .applicationNotRefused(number: 1), at: .opened,
            before: { try $0.act(.apply(application), by: "clerk") },
            command: .reviewRefusal(number: 1, isOverturned: true, reason: "应予受理"), by: "reviewer"),
        RefusalRow(
            refusal: .reviewerTookPart, at: .opened,
            before: {
                try $0.act(.apply(application), by: "clerk")
                try $0.act(.refuseApplication(number: 1, reason: "未造成影响"), by: "clerk")
            }, command: .reviewRefusal(number: 1, isOverturned: false, reason: "维持"), by: "li"),
    ]

    static func receive(_ applicant: Subject = World.miao) -> Clarification.Command {
        .receiveApplication(
            Clarification.Application(applicant: applicant, gist: "请求澄清", paper: nil),
            about: Sample.id("r1", as: CaseId.self))
    }

    static let assessing: [RefusalRow] = [
        RefusalRow(refusal: .notToAssess, at: .asked, command: .assess([World.yes(World.losses)])),
        RefusalRow(
            refusal: .itemUnknown(key: World.fees), at: .opened, command: .assess([World.yes(World.fees)])),
        RefusalRow(
            refusal: .itemAnsweredTwice(key: World.losses), at: .opened,
            command: .assess([World.yes(World.losses), World.no(World.losses)])),
        RefusalRow(
            refusal: .reasonsMissing(key: World.losses), at: .opened,
            command: .assess([Clarification.Assessment(key: World.losses, isNeeded: true, reasons: [])])),
        RefusalRow(
            refusal: .reasonContradicts(key: World.losses), at: .opened,
            command: .assess([Clarification.Assessment(key: World.losses, isNeeded: true, reasons: [.noEffect])])),
        RefusalRow(
            refusal: .otherViolationsOpen(key: World.losses), at: .opened,
            before: setting { $0.otherViolations = [World.miao] }, command: .assess([World.yes(World.losses)])),
        RefusalRow(
            refusal: .itemsNotAllAssessed(count: 1), at: .opened, command: .assess([World.yes(World.losses)])),
        RefusalRow(
            refusal: .wordingNotShortened, at: .opened,
            command: .shortenWording(item: World.losses, wording: "清正廉洁", reason: "改")),
        RefusalRow(
            refusal: .characterNotAllowed(field: "audience"), at: .wished,
            command: propose([World.losses], [World.entry(1, .person, [.letter], name: "缪\u{202E}某")])),
        RefusalRow(
            refusal: .wordingTooLong(max: 60), at: .wished,
            command: propose(
                [World.losses], [World.entry(1, .person, [.letter], name: String(repeating: "局", count: 61))])),
        RefusalRow(
            refusal: .wordingTermsNotInForce, at: .opened, before: { $0.rules = .none },
            command: .shortenWording(item: World.losses, wording: "造成重大经济损失", reason: "改")),
        RefusalRow(
            refusal: .wordingSaysTooMuch(terms: 2), at: .wished,
            command: propose([World.losses], [World.entry(1, .person, [.letter], name: "清 正 廉 潔的好-干-部缪某")])),
        RefusalRow(refusal: .stageForbids, at: .submitted, command: .propose(World.proposal)),
        RefusalRow(refusal: .itemsNotAssessed, at: .opened, command: .askWish(exposureChecked: true)),
        RefusalRow(refusal: .exposureNotChecked, at: .assessed, command: .askWish(exposureChecked: false)),
    ]

    static let proposing: [RefusalRow] = [
        RefusalRow(refusal: .wishNotAsked, at: .assessed, command: .propose(World.proposal)),
        RefusalRow(
            refusal: .subjectUnknown, at: .asked,
            command: .recordWish(subject: World.chen, wish: .agrees, signed: nil)),
        RefusalRow(
            refusal: .wishPartEmpty, at: .asked,
            command: .recordWish(
                subject: World.miao, wish: .agreesInPart(forms: [], audience: [.person]), signed: nil)),
        RefusalRow(refusal: .itemsMissing, at: .wished, command: propose([], [World.entry(1, .person, [.letter])])),
        RefusalRow(
            refusal: .itemNotNeeded(key: World.removal), at: .opened,
            before: { play in
                try play.act(.assess([World.yes(World.losses), World.no(World.removal)]), by: "wang")
                try play.act(.askWish(exposureChecked: true), by: "wang")
                try play.act(.recordWish(subject: World.miao, wish: .agrees, signed: nil), by: "wang")
            }, command: propose([World.removal], [World.entry(1, .person, [.letter])])),
        RefusalRow(
            refusal: .itemNotUnfounded(key: World.losses), at: .wished,
            before: setting { $0.findings[World.losses] = .inconclusive },
            command: propose([World.losses], [World.entry(1, .person, [.letter])])),
        RefusalRow(
            refusal: .wishMissing, at: .asked, command: propose([World.losses], [World.entry(1, .person, [.letter])])),
        RefusalRow(
            refusal: .subjectDeclines, at: .proposed,
            before: { try $0.act(.recordWish(subject: World.miao, wish: .declines, signed: nil), by: "wang") },
            command: .submit),
        RefusalRow(
            refusal: .lowerBodyDidNotAsk, at: .wished,
            command: .propose(
                Clarification.Proposal(
                    items: World.proposal.items, audience: World.proposal.audience,
                    onBehalfOfLowerBody: Sample.quyuan))),
        RefusalRow(refusal: .audienceEmpty, at: .wished, command: propose([World.losses], [])),
        RefusalRow(
            refusal: .entryMalformed(number: 2), at: .wished,
            command: propose(
                [World.losses], [World.entry(1, .person, [.letter]), World.entry(2, .place, [.letter])])),
        RefusalRow(
            refusal: .formNotInForce(form: .circular), at: .wished,
            before: { $0.rules = World.rules(["clarify.forms": .list(["书面", "当面"])]) },
            command: propose(
                [World.losses], [World.entry(1, .person, [.letter]), World.entry(2, .place, [.circular])])),
        RefusalRow(
            refusal: .letterMissing, at: .wished,
            command: propose([World.losses], [World.entry(1, .person, [.inPerson])])),
        RefusalRow(
            refusal: .outsideWish(entry: 2), at: .asked,
            before: { play in
                let wish = Clarification.Wish.agreesInPart(forms: [.letter], audience: [.person])
                try play.act(.recordWish(subject: World.miao, wish: wish, signed: nil), by: "wang")
            },
            command: propose([World.losses], [World.entry(1, .person, [.letter]), World.entry(2, .unit, [.letter])])),
        RefusalRow(
            refusal: .untilPassed(entry: 1), at: .wished,
            command: propose(
                [World.losses], [World.entry(1, .person, [.letter], until: Sample.today.adding(days: -1))])),
        RefusalRow(
            refusal: .personnelNotOnAudience, at: .wished,
            command: propose([World.losses], [World.entry(1, .person, [.letter])], promotion: true)),
        RefusalRow(
            refusal: .clauseMissing(name: "clarification.letter.opening"), at: .wished,
            before: { $0.rules = World.rules(clauses: [:]) }, command: .propose(World.proposal)),
        RefusalRow(
            refusal: .clauseMalformed(name: "clarification.letter.opening"), at: .wished,
            before: { play in
                play.rules = World.rules(
                    clauses: World.clauses.merging(
                        ["clarification.letter.opening": "{subject}{evidence}"], uniquingKeysWith: { $1 }))
            }, command: .propose(World.proposal)),
        RefusalRow(
            refusal: .nameMissing(placeholder: "received"), at: .wished, before: setting { $0.received = nil },
            command: .propose(World.proposal)),
    ]

    static func paper(_ approver: String, on day: CivilDate = Sample.today) -> Clarification.Command {
        .approve(
            opinion: "同意",
            paper: PaperApproval(approver: Sample.staff(approver), signedOn: day, scan: Sample.sealed("scan")))
    }

    static let approving: [RefusalRow] = [
        RefusalRow(refusal: .notProposed, at: .wished, command: .submit),
        RefusalRow(refusal: .notSubmitted, at: .proposed, command: approve, by: "leader"),
        RefusalRow(refusal: .handling(.approverMustNotBeProposer), at: .submitted, command: approve),
        RefusalRow(refusal: .handling(.approverMustNotBeHandler), at: .submitted, command: approve, by: "li"),
        RefusalRow(refusal: .handling(.approverMustNotBeHandler), at: .submitted, command: paper("li"), by: "clerk"),
        RefusalRow(
            refusal: .handling(.approverSpokeBefore), at: .submitted, before: { try $0.act(approve, by: "leader") },
            command: .reject(reason: "改变主意"), by: "leader", steps: 2),
        RefusalRow(refusal: .handling(.clerkMustNotBeSigner), at: .submitted, command: paper("leader"), by: "leader"),
        RefusalRow(
            refusal: .handling(.signedOutsideRound), at: .submitted,
            command: paper("leader", on: Sample.today.adding(days: -1)),
            by: "clerk"),
        RefusalRow(
            refusal: .handling(.roundTouchedByRecused), at: .submitted,
            before: { try $0.act(.handling(.recuse(staff: Sample.staff("wang"), ground: .witness)), by: "system") },
            command: approve, by: "leader"),
        RefusalRow(
            refusal: .objectionOpen, at: .submitted, before: setting { $0.openObjections = 1 }, command: approve,
            by: "leader"),
        RefusalRow(
            refusal: .newEvidenceOpen, at: .submitted, before: setting { $0.openNewEvidence = 1 }, command: approve,
            by: "leader"),
        RefusalRow(refusal: .handling(.noPaperToConfirm), at: .approved, command: .confirmPaper, by: "leader"),
    ]

    static func deliver(
        _ form: Clarification.Form = .letter, to audience: [Int] = [1], heard: [Int] = [], letterTo: [Int] = [],
        on day: CivilDate = Sample.today, by: [String] = ["wang", "li"]
    ) -> Clarification.Command {
        .deliver(World.delivery(form, to: audience, heard: heard, letterTo: letterTo, on: day, by: by))
    }

    static let delivering: [RefusalRow] = [
        RefusalRow(refusal: .notApproved, at: .submitted, command: deliver()),
        RefusalRow(
            refusal: .notApproved, at: .approved, command: deliver(on: Sample.today.adding(days: -1))),
        RefusalRow(refusal: .deliveryOutsideApprovedScope, at: .approved, command: deliver(to: [9])),
        RefusalRow(refusal: .deliveryOutsideApprovedScope, at: .approved, command: deliver(to: [])),
        RefusalRow(refusal: .deliveryOutsideApprovedScope, at: .approved, command: deliver(.circular, to: [2])),
        RefusalRow(refusal: .deliveryOutsideApprovedScope, at: .approved, command: deliver(.inPerson, to: [1])),
        RefusalRow(refusal: .deliveryOutsideApprovedScope, at: .approved, command: deliver(to: [1], heard: [2])),
        RefusalRow(
            refusal: .deliveryOutsideApprovedScope, at: .lettersDelivered,
            command: deliver(.meeting, to: [3], heard: [2])),
        RefusalRow(refusal: .deliveryOutsideApprovedScope, at: .lettersDelivered, command: deliver(.meeting, to: [1])),
        RefusalRow(refusal: .deliveryOutsideApprovedScope, at: .archived, command: deliver(to: [9])),
        RefusalRow(refusal: .dateWrong, at: .approved, command: deliver(on: Sample.today.adding(days: 1))),
        RefusalRow(
            refusal: .deliveryAfterUntil(entry: 1), at: .absent,
            before: { play in
                let day = Sample.today.adding(days: -9)
                try play.act(.open(World.opening()), by: "system", on: day)
                try play.act(.assess([World.yes(World.losses), World.yes(World.removal)]), by: "wang", on: day)
                try play.act(.askWish(exposureChecked: true), by: "wang", on: day)
                try play.act(.recordWish(subject: World.miao, wish: .agrees, signed: nil), by: "wang", on: day)
                try play.act(
                    propose([World.losses], [World.entry(1, .person, [.letter], until: day.adding(days: 3))]),
                    by: "wang", on: day)
                try play.act(.submit, by: "wang", on: day)
                try play.act(approve, by: "leader", on: day)
            }, command: deliver()),
        RefusalRow(refusal: .alreadyServed, at: .lettersDelivered, command: deliver()),
        RefusalRow(refusal: .letterMustGoFirst, at: .approved, command: deliver(.meeting, to: [3], heard: [1])),
        RefusalRow(
            refusal: .reporterNotToldYet, at: .approved, before: setting { $0.reporterMustBeTold = true },
            command: deliver()),
        RefusalRow(
            refusal: .objectionOpen, at: .approved, before: setting { $0.openObjections = 1 }, command: deliver()),
        RefusalRow(
            refusal: .newEvidenceOpen, at: .approved, before: setting { $0.openNewEvidence = 1 }, command: deliver()),
        RefusalRow(
            refusal: .itemNotUnfounded(key: World.removal), at: .approved,
            before: setting { $0.findings[World.removal] = nil }, command: deliver()),
        RefusalRow(refusal: .deliverersTooFew, at: .approved, command: deliver(by: ["wang", "wang"])),
        RefusalRow(refusal: .delivererRecused, at: .approved, command: deliver(by: ["wang", "zhou"])),
        RefusalRow(refusal: .delivererRecused, at: .approved, command: deliver(by: ["wang", "zhao"])),
    ]

    static let after: [RefusalRow] = [
        RefusalRow(refusal: .notDelivered, at: .approved, command: .archive),
        RefusalRow(
            refusal: .harmUnknown(number: 1), at: .delivered,
            command: .settleHarm(number: 1, outcome: .reversed, text: "已恢复")),
        RefusalRow(
            refusal: .harmNotSettled(number: 1), at: .delivered,
            before: {
                try $0.act(
                    .recordHarm([Clarification.Harm(kind: .selection, detail: "取消提名")]), by: "wang")
            }, command: .archive),
        RefusalRow(refusal: .followUpMissing(count: 2), at: .delivered, command: .archive),
        RefusalRow(
            refusal: .personnelNotTold, at: .wished,
            before: { play in
                try play.act(
                    propose([World.losses], [World.entry(1, .unit, [.letter], isPersonnel: true)], promotion: true),
                    by: "wang")
                try play.act(.submit, by: "wang")
                try play.act(approve, by: "leader")
                try play.act(deliver(), by: "wang")
                try play.act(.followUp(on: Sample.today, how: .visit, note: "好"), by: "wang")
                try play.act(.followUp(on: Sample.today, how: .talk, note: "好"), by: "wang")
            }, command: .archive),
        RefusalRow(
            refusal: .personnelNotAtStake, at: .approved, command: .tellPersonnel(on: Sample.today, receipt: nil)),
        RefusalRow(
            refusal: .resultHasNotChanged, at: .delivered, command: .correct(kind: .resultChanged, reason: "复查")),
    ]

    /// What every case refuses is the Kernel's; that a mechanism asks it is shown by some of it.
    static let handling: [RefusalRow] = [
        RefusalRow(
            refusal: .handling(.atLeastTwoOfficers), at: .opened,
            command: .handling(.assign(officers: [Sample.staff("wang")])), by: "leader"),
        RefusalRow(
            refusal: .handling(.officerConflicted(Sample.staff("zhao"))), at: .opened,
            command: .handling(.assign(officers: [Sample.staff("wang"), Sample.staff("zhao")])), by: "leader"),
        RefusalRow(
            refusal: .handling(.officerNotAssigned(Sample.staff("sun"))), at: .opened,
            command: .handling(.handOver(from: Sample.staff("sun"), to: Sample.staff("qian"), reason: "调离")),
            by: "leader"),
        RefusalRow(
            refusal: .handling(.notRecused), at: .opened,
            command: .handling(.liftRecusal(staff: Sample.staff("li"), reason: "误")), by: "head"),
        RefusalRow(
            refusal: .handling(.noSuchDeadline), at: .opened, command: extend(to: Sample.today.adding(days: 90)),
            by: "leader"),
        RefusalRow(
            refusal: .handling(.extensionNotLater), at: .approved, command: extend(to: Sample.today), by: "leader"),
        RefusalRow(
            refusal: .handling(.handlerMustNotExtend), at: .approved,
            command: extend(to: Sample.today.adding(days: 90))),
        RefusalRow(
            refusal: .handling(.handlerMustNotExtend), at: .approved,
            before: {
                try $0.act(
                    .handling(.assign(officers: [Sample.staff("li"), Sample.staff("sun")])), by: "leader")
                try $0.act(
                    .handling(.assign(officers: [Sample.staff("li"), Sample.staff("qian")])), by: "leader")
            },
            command: extend(to: Sample.today.adding(days: 90)), by: "sun"),
        RefusalRow(
            refusal: .stageForbids, at: .archived,
            command: .handling(.proposeMove(to: Sample.yueyang, way: .raised, reason: "提级澄清")), by: "leader"),
        RefusalRow(
            refusal: .handling(.moveDuringApproval), at: .submitted,
            command: .handling(.proposeMove(to: Sample.yueyang, way: .raised, reason: "提级澄清")), by: "leader"),
    ]

    static func extend(_ clock: Clarification.Clock = .delivery, to day: CivilDate) -> Clarification.Command {
        .handling(.extendDeadline(clock: clock.name, to: day, reason: "复杂"))
    }
}
