import Kernel

extension BlankFormRegistry {
    package static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        guard context.occurredOn <= context.today else { throw .occurredInFuture }
        switch command {
        case .draw(let kind, let count, let purpose, let place):
            guard context.facts.bodyIsActive else { throw .bodyNotActive }
            try guardTexts([("purpose", purpose), ("place", place)])
            guard (1...countMax).contains(count) else { throw .countOutOfRange }
            precondition(context.facts.numbers.count == count, "as many numbers are given as blanks are drawn")
            return [.drawn(Drawn(kind: kind, numbers: context.facts.numbers, purpose: purpose, place: place))]
        case .reprint(let named, let reason):
            let numbers = each(named)
            let event = Event.reprinted(Reprinted(numbers: numbers, reason: reason))
            if isAgain(event, of: state, in: context) { return [] }
            try guardTexts([("reason", reason)])
            try guardOpen(numbers, of: state, in: context)
            return [event]
        case .void(let named, let reason):
            let numbers = each(named)
            let event = Event.voided(Voided(numbers: numbers, reason: reason))
            if isAgain(event, of: state, in: context) { return [] }
            try guardTexts([("reason", reason)])
            try guardOpen(numbers, of: state, in: context)
            return [event]
        }
    }

    /// Each number once, in the order given.
    private static func each(_ numbers: [String]) -> [String] {
        numbers.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Whether the same person did the same on the same day, and nothing since.
    private static func isAgain(_ event: Event, of state: State, in context: Context<Facts>) -> Bool {
        guard let book = state.book else { return false }
        return book.last == Made(event: event, actor: context.actor) && book.lastOn == context.occurredOn
    }

    /// Only blanks that were drawn here, and are neither used nor void, are printed again or made void.
    private static func guardOpen(
        _ numbers: [String], of state: State, in context: Context<Facts>
    ) throws(Refusal) {
        guard !numbers.isEmpty else { throw .numberMissing }
        guard numbers.count <= countMax else { throw .tooManyNumbers }
        for number in numbers {
            guard let sheet = state.book?.sheet(number) else { throw .notDrawnHere(number) }
            guard sheet.voiding == nil else { throw .voidBefore(number) }
            guard !context.facts.used.contains(number) else { throw .usedBefore(number) }
            guard context.occurredOn >= sheet.drawnOn else { throw .occurredBeforeDrawing(sheet.drawnOn) }
        }
    }

    private static func guardTexts(_ texts: [(field: String, text: String)]) throws(Refusal) {
        for (field, text) in texts {
            guard !Organisation.isBlank(text) else { throw .textMissing(field: field) }
            guard !Organisation.isTooLong(text) else { throw .textTooLong(field: field) }
        }
    }
}
