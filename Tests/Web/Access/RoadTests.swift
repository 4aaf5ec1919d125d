import Testing

@testable import Web

@Suite("The road of the tests")
struct RoadTests {
    @Test("a report about somebody comes to an approved clarification")
    func whole() async throws {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        let miao = try await world.official("miao")
        let cases = try await Road(world: world).go(about: [miao], to: .clarificationApproved)
        #expect(cases.verification != nil)
        #expect(cases.clarification != nil)
    }
}
