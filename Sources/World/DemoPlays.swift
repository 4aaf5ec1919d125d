extension DemoStage {
    /// The cases of the demo world, in the order in which they are played.
    static let plays: [@Sendable (DemoStage) async throws -> Void] = []
}
