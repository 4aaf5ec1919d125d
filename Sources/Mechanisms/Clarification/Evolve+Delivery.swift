import Kernel

extension Clarification.Matter {
    /// Events from the first delivery on.
    mutating func takeDelivery(_ event: Clarification.Event, on day: CivilDate) -> Bool {
        switch event {
        case .served(let event):
            let scope: Clarification.Scope
            switch stage {
            case .approved(let present), .delivering(let present): scope = present
            case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted,
                .delivered, .followingUp, .corrected, .archived:
                return false
            }
            frame = frame.joined(by: Set(event.delivery.by))
            deliveries.append(
                Clarification.DeliveryRecord(
                    delivery: event.delivery, round: scope.round, overdueDays: event.overdueDays))
            stage = .delivering(scope)
        case .delivered(let event):
            guard case .delivering(let scope) = stage else { return false }
            complete(scope, event)
        case .harmRecorded(let event):
            for harm in event.harms {
                harms.append(Clarification.HarmRecord(number: harms.count + 1, harm: harm, settled: nil))
            }
        case .harmSettled(let event):
            guard let index = harms.firstIndex(where: { $0.number == event.number }) else { return false }
            harms[index].settled = Clarification.Settlement(outcome: event.outcome, text: event.text, on: day)
        case .followedUp(let event):
            followUps.append(Clarification.FollowUpRecord(on: event.on, how: event.how, note: event.note))
            switch stage {
            case .delivered(let scope, let plan), .followingUp(let scope, let plan):
                stage = .followingUp(scope, plan)
            case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted,
                .approved, .delivering, .corrected, .archived:
                return false
            }
        case .personnelTold(let event): personnelToldOn = event.on
        case .archived:
            guard let scope else { return false }
            // Items that joined meanwhile have waited for this.
            stage = unassessed.isEmpty ? .archived(scope, on: day) : .toAssess
            frame = frame.ended()
        case .opened, .joined, .applied, .applicationRefused, .refusalReviewed, .assessed, .wordingShortened,
            .wishAsked, .wishRecorded, .proposed, .submitted, .endorsed, .approved, .returned, .rejected, .withdrawn,
            .paperConfirmed, .handling:
            return false
        }
        return true
    }

    private mutating func complete(_ scope: Clarification.Scope, _ event: Clarification.Delivered) {
        completions.append(
            Clarification.Completion(
                on: event.on, items: scope.proposal.items, forms: scope.proposal.forms,
                isCorrection: scope.kind.isCorrection))
        guard !scope.kind.isCorrection else {
            stage = .corrected(scope, on: event.on)
            return
        }
        stage = .delivered(
            scope,
            Clarification.FollowUpPlan(
                deliveredOn: event.on, overdueDays: event.overdueDays, isRequired: event.mustFollowUp,
                first: event.firstFollowUp, second: event.secondFollowUp))
    }
}
