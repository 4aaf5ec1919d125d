import Kernel

extension Clarification.Matter {
    /// Events up to the wish.
    mutating func takeOpening(_ event: Clarification.Event, on day: CivilDate, by staff: StaffId?) -> Bool {
        switch event {
        case .joined(let event):
            items += event.items
            join(Set(event.handlers))
            handlers.formUnion(event.others)
            frame = frame.joined(by: Set(event.others))
            reassess()
        case .applied(let event):
            applications.append(
                Clarification.ApplicationRecord(
                    number: event.number, application: event.application, receivedOn: day, deadline: event.deadline,
                    outcome: .pending))
            reopen(for: event.application.applicant, on: day)
        case .applicationRefused(let event):
            return answer(event.number, with: .refused(on: day, reason: event.reason))
        case .refusalReviewed(let event):
            guard let record = applications.first(where: { $0.number == event.number }) else { return false }
            guard event.isOverturned else {
                return answer(event.number, with: .refusalUpheld(on: day, reason: event.reason))
            }
            reopen(for: record.application.applicant, on: day)
            return answer(event.number, with: .pending)
        case .assessed(let event):
            assessments += event.assessments.map {
                Clarification.AssessmentRecord(assessment: $0, by: staff, on: day)
            }
            if needed.isEmpty { stage = .notNeeded(Clarification.NotNeeded(on: day, rejection: nil)) }
            acceptApplications(on: day)
        case .wordingShortened(let event):
            guard let index = items.firstIndex(where: { $0.key == event.item }) else { return false }
            items[index] = Clarification.Item(key: event.item, shortWording: event.wording)
        case .wishAsked(let event):
            wishTexts.removeAll { old in event.texts.contains { $0.subject == old.subject } }
            wishTexts += event.texts
            stage = .wishAsked(on: day)
            acceptApplications(on: day)
        case .wishRecorded(let event):
            wishes.append(
                Clarification.WishRecord(subject: event.subject, wish: event.wish, signed: event.signed, on: day))
            settleWish(on: day)
        case .opened, .proposed, .submitted, .endorsed, .approved, .returned, .rejected, .withdrawn, .paperConfirmed,
            .served, .delivered, .harmRecorded, .harmSettled, .followedUp, .personnelTold, .archived, .handling:
            return false
        }
        return true
    }

    /// Who verified what joined clarifies with those before (CLA-003).
    private mutating func join(_ verifiers: Set<StaffId>) {
        handlers.formUnion(verifiers)
        let officers = verifiers.subtracting(frame.recused)
        frame.officers.formUnion(officers)
        frame.everOfficers.formUnion(officers)
        frame = frame.joined(by: verifiers)
    }

    private mutating func answer(_ number: Int, with outcome: Clarification.ApplicationOutcome) -> Bool {
        guard let index = applications.firstIndex(where: { $0.number == number }) else { return false }
        applications[index].outcome = outcome
        return true
    }

    /// An application is answered by what it asks for: an item of the applicant on its way.
    mutating func acceptApplications(on day: CivilDate) {
        let subjects = Set(needed.map(\.key.subject))
        for index in applications.indices
        where applications[index].isPending && subjects.contains(applications[index].application.applicant) {
            applications[index].outcome = .accepted(on: day)
        }
    }

    /// Items nobody has answered bring the case back to assessment, unless a proposal is on its way; they wait then
    /// until it is archived.
    private mutating func reassess() {
        switch stage {
        case .toAssess, .notNeeded, .wishAsked, .declined, .withdrawn, .archived: stage = .toAssess
        case .proposed, .returned, .submitted, .approved, .delivering, .delivered, .followingUp, .corrected: break
        }
    }

    /// An application, or a refusal overturned, opens anew what was answered with no or declined.
    private mutating func reopen(for subject: Subject, on day: CivilDate) {
        switch stage {
        case .notNeeded, .archived:
            assessments.removeAll { $0.assessment.key.subject == subject && !$0.assessment.isNeeded }
            stage = .toAssess
        case .declined: stage = .wishAsked(on: day)
        case .toAssess, .wishAsked, .proposed, .returned, .withdrawn, .submitted, .approved, .delivering, .delivered,
            .followingUp, .corrected:
            break
        }
    }

    /// All decline: declined. Somebody agrees after all: asked.
    private mutating func settleWish(on day: CivilDate) {
        switch stage {
        case .wishAsked, .declined:
            let subjects = Set(needed.map(\.key.subject))
            stage = subjects.allSatisfy { wish(of: $0) == .declines } ? .declined(on: day) : .wishAsked(on: day)
        case .toAssess, .notNeeded, .proposed, .returned, .withdrawn, .submitted, .approved, .delivering, .delivered,
            .followingUp, .corrected, .archived:
            break
        }
    }
}
