import Application
import Documents
import Kernel
import Storage
import Vault

/// Everything the routes work with; passed to them by the composition root.
package struct Desk: Sendable {
    package let engine: ActEngine
    package let sessions: SessionDesk
    package let library: RuleLibrary
    package let vault: Vault
    package let renderer: DocumentRenderer
    package let settings: Settings
    /// What this node counts of itself.
    let measurements = Measurements()
    let portalSends: Throttle
    let portalAsks: Throttle

    /// What an installation sets.
    package struct Settings: Sendable {
        /// The installation's name in every header.
        package var name: String
        /// Folders with `zhengming.css` and Bootstrap's style sheet, searched in order.
        package var assets: [String]
        /// Whether the server speaks TLS: cookies are then bound to it.
        package var isSecure: Bool
        /// Accounts shown on the sign-in page: in demo mode only.
        package var demoAccounts: [DemoAccount]
        /// How much the portal takes, of all people together.
        package var portal: PortalLimits
        /// What who asks for `/metrics` must show; without it there is no such address.
        package var metricsKey: String?

        package init(
            name: String, assets: [String], isSecure: Bool = false, demoAccounts: [DemoAccount] = [],
            portal: PortalLimits = PortalLimits(rules: .none), metricsKey: String? = nil
        ) {
            self.name = name
            self.assets = assets
            self.isSecure = isSecure
            self.demoAccounts = demoAccounts
            self.portal = portal
            self.metricsKey = metricsKey
        }
    }

    /// How much the portal takes in a minute. All people share it: who they are, and from where they come, is nothing
    /// the portal knows (ANO-004).
    package struct PortalLimits: Hashable, Sendable {
        /// Reports and answers.
        package let sendsPerMinute: Int
        /// Questions by receipt.
        package let asksPerMinute: Int

        package init(sendsPerMinute: Int, asksPerMinute: Int) {
            self.sendsPerMinute = max(1, sendsPerMinute)
            self.asksPerMinute = max(1, asksPerMinute)
        }

        /// The limits of the rules in force, or those of an installation without.
        package init(rules: RulesInForce) {
            self.init(
                sendsPerMinute: rules.count("portal.sends_per_minute") ?? 60,
                asksPerMinute: rules.count("portal.asks_per_minute") ?? 300)
        }
    }

    /// An account of the demo world.
    package struct DemoAccount: Hashable, Sendable, Codable {
        package let account: String
        package let password: String
        package let name: String
        package let body: String
        /// Roles and offices by code.
        package let roles: [String]

        package init(account: String, password: String, name: String, body: String, roles: [String]) {
            self.account = account
            self.password = password
            self.name = name
            self.body = body
            self.roles = roles
        }
    }

    package init(
        engine: ActEngine, sessions: SessionDesk, library: RuleLibrary, vault: Vault, renderer: DocumentRenderer,
        settings: Settings
    ) {
        self.engine = engine
        self.sessions = sessions
        self.library = library
        self.vault = vault
        self.renderer = renderer
        self.settings = settings
        portalSends = Throttle(perMinute: settings.portal.sendsPerMinute)
        portalAsks = Throttle(perMinute: settings.portal.asksPerMinute)
    }

    /// How many seconds there are until a moment, at least one.
    func seconds(until moment: Instant) -> Int {
        max(1, Int((moment.milliseconds - engine.clock().milliseconds + 999) / 1_000))
    }

    var database: any Database { engine.database }
    var today: CivilDate { engine.clock().chinaDate }
}
