import Kernel

/// Tries every command by every actor from where a play stands, to a small depth, and looks at each place reached.
package struct Walk<M: Decider> where M.State: Hashable {
    private let commands: [M.Command]
    private let actors: [(name: String, body: BodyCode)]
    /// What must hold wherever the walk comes.
    private let holds: (Scenario<M>) throws -> Void

    package init(
        commands: [M.Command], actors: [(name: String, body: BodyCode)],
        holds: @escaping (Scenario<M>) throws -> Void
    ) {
        self.commands = commands
        self.actors = actors
        self.holds = holds
    }

    /// An act that, done twice by the same person, changed something the second time too.
    package struct DoneTwice: Error, CustomStringConvertible {
        package let description: String
    }

    /// Walks on.
    /// - Returns: how many places were reached.
    package func from(_ start: Scenario<M>, depth: Int) throws -> Int {
        var seen: Set<M.State> = [start.state]
        var edge = [start]
        for _ in 0..<depth {
            var next: [Scenario<M>] = []
            for place in edge {
                for command in commands {
                    for actor in actors {
                        guard let reached = try step(command, by: actor, from: place) else { continue }
                        guard seen.insert(reached.state).inserted else { continue }
                        try holds(reached)
                        next.append(reached)
                    }
                }
            }
            edge = next
        }
        return seen.count
    }

    /// The place after an act; nil when it was refused or changed nothing. An act done twice changes nothing more.
    private func step(
        _ command: M.Command, by actor: (name: String, body: BodyCode), from place: Scenario<M>
    ) throws -> Scenario<M>? {
        var reached = place
        do {
            guard try !reached.act(command, by: actor.name, of: actor.body).isEmpty else { return nil }
        } catch is M.Refusal {
            return nil
        }
        var again = reached
        let repeated = (try? again.act(command, by: actor.name, of: actor.body)) ?? []
        guard repeated.isEmpty else { throw DoneTwice(description: "twice by \(actor.name): \(command)") }
        return reached
    }
}
