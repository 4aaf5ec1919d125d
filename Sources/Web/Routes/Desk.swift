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

        package init(name: String, assets: [String], isSecure: Bool = false, demoAccounts: [DemoAccount] = []) {
            self.name = name
            self.assets = assets
            self.isSecure = isSecure
            self.demoAccounts = demoAccounts
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
    }

    var database: any Database { engine.database }
    var today: CivilDate { engine.clock().chinaDate }
}
