import Kernel

/// The clarification of a report's unfounded allegations (失实检举控告澄清): the name of somebody whom a report has
/// harmed is cleared before exactly the audience, and in exactly the words, that were approved.
///
/// One case for a report; its items are references to (allegation, subject) whose approved finding is *unfounded*.
///
/// ```
/// toAssess ──all no──▶ notNeeded ◀──reject── submitted
///    │ askWish                                 ▲   │ sendBack
///    ▼                                         │   ▼
/// wishAsked ──propose──▶ proposed ──submit─────┘  returned ──propose──▶ proposed
///    │ all decline          │ withdraw             │
///    ▼                      ▼                      ▼ approve (last step)
/// declined               withdrawn              approved ──deliver──▶ delivering ──deliver──▶ delivered
///                                                  ▲                                             │ followUp
///        widenScope, correct: a new approval ──────┘                        followingUp ◀────────┤
///                                                                               │ archive        │ archive
///        corrected ──archive──▶ archived                                        └──▶ archived ◀──┘
/// ```
///
/// Hunan's five steps (提出 → 评估 → 审批 → 实施 → 归档, CLA-007) are read from the stage by `Matter.step`.
package enum Clarification: CaseMechanism {
    package static let mechanism = "clarification"
    package static let initial = State.absent

    /// The act that an approval chain of the rule sets is named after.
    package static let approvalAct = "clarification.approve"

    /// What a decision sees.
    package typealias Here = Context<Facts>
}
