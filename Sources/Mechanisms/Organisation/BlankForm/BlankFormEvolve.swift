import Kernel

extension BlankFormRegistry {
    package static var mechanism: String { "blankform" }
    package static var initial: State { .absent }

    package static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        var book = state.book ?? Book()
        switch (state, recorded.event) {
        case (.absent, .drawn(let drawn)), (.kept, .drawn(let drawn)):
            guard book.add(drawn, by: recorded) else { return nil }
        case (.kept, .reprinted(let reprinted)):
            let isTaken = book.change(reprinted.numbers, at: recorded.version) { $0.printings += 1 }
            guard isTaken else { return nil }
            book.note(reprinted.numbers, because: reprinted.reason, by: recorded)
        case (.kept, .voided(let voided)):
            let voiding = Voiding(reason: voided.reason, by: recorded.actor, on: recorded.occurredOn)
            let isTaken = book.change(voided.numbers, at: recorded.version) { $0.voiding = voiding }
            guard isTaken else { return nil }
        case (.absent, .reprinted), (.absent, .voided): return nil
        }
        book.last = Made(event: recorded.event, actor: recorded.actor)
        book.lastOn = recorded.occurredOn
        return .kept(book)
    }

    package static func stored(_ event: Event) -> StoredPayload {
        switch event {
        case .drawn(let value): StoredPayload("blankform.drawn", value)
        case .reprinted(let value): StoredPayload("blankform.reprinted", value)
        case .voided(let value): StoredPayload("blankform.voided", value)
        }
    }

    package static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        switch (payload.name, payload.schema) {
        case ("blankform.drawn", 1): .drawn(try payload.decode())
        case ("blankform.reprinted", 1): .reprinted(try payload.decode())
        case ("blankform.voided", 1): .voided(try payload.decode())
        default: throw CodecError(name: payload.name, schema: payload.schema)
        }
    }
}

extension BlankFormRegistry.Book {
    /// Takes in blanks that were drawn.
    /// - Returns: false when one of the numbers was drawn before.
    fileprivate mutating func add(
        _ drawn: BlankFormRegistry.Drawn, by recorded: Recorded<BlankFormRegistry.Event>
    ) -> Bool {
        for number in drawn.numbers {
            guard places.updateValue(sheets.count, forKey: number) == nil else { return false }
            sheets.append(
                .init(
                    number: number, kind: drawn.kind, purpose: drawn.purpose, place: drawn.place,
                    drawnBy: recorded.actor, drawnOn: recorded.occurredOn, drawing: recorded.version,
                    version: recorded.version))
        }
        note(drawn.numbers, because: nil, by: recorded)
        return true
    }

    /// Changes sheets that are not void.
    /// - Returns: false when one was never drawn or is void.
    fileprivate mutating func change(
        _ numbers: [String], at version: Int, _ change: (inout BlankFormRegistry.Sheet) -> Void
    ) -> Bool {
        for number in numbers {
            guard let place = places[number], sheets[place].voiding == nil else { return false }
            change(&sheets[place])
            sheets[place].version = version
        }
        return true
    }

    fileprivate mutating func note(
        _ numbers: [String], because reason: String?, by recorded: Recorded<BlankFormRegistry.Event>
    ) {
        printings.append(
            .init(
                version: recorded.version, numbers: numbers, by: recorded.actor,
                on: recorded.recordedAt.chinaDate, reason: reason))
    }
}
