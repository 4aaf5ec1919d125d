// swift-tools-version:6.1
import PackageDescription

/// Settings of every target of ours: what the compiler can hold, it holds.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-warnings-as-errors"]),
]

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")

/// A room of the package with its test room. `Sources/<path>` mirrors `Tests/<path>`; `kept` are files and folders of
/// the test room to compare with.
func room(
    _ name: String, at path: String? = nil, sees: [Target.Dependency] = [], tests: [Target.Dependency]? = [],
    kept: [String] = []
) -> [Target] {
    let place = path ?? name
    let target = Target.target(name: name, dependencies: sees, path: "Sources/\(place)", swiftSettings: strict)
    guard let tests else { return [target] }
    let test = Target.testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name)] + sees + tests, path: "Tests/\(place)",
        exclude: kept, swiftSettings: strict)
    return [target, test]
}

/// A mechanism: pure, sees the kernel alone.
func mechanism(_ name: String) -> [Target] {
    room(name, at: "Mechanisms/\(name)", sees: ["Kernel"], tests: ["TestKit"], kept: ["Golden"])
}

let mechanisms: [Target.Dependency] = [
    "Organisation", "RuleBook", "Intake", "Verification", "Clarification", "Interference", "Sanction",
]

let package = Package(
    name: "zhengming",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "zhengming", targets: ["zhengming"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        [
            .systemLibrary(
                name: "CSodium", path: "Sources/C/CSodium", pkgConfig: "libsodium",
                providers: [.apt(["libsodium-dev"])]),
            .systemLibrary(
                name: "CCairo", path: "Sources/C/CCairo", pkgConfig: "cairo-ft",
                providers: [.apt(["libcairo2-dev", "libfreetype-dev"])]),
            .systemLibrary(
                name: "CLibPQ", path: "Sources/C/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
            .systemLibrary(
                name: "CLibZip", path: "Sources/C/CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        ],
        // The core: pure.
        room("Kernel", tests: ["TestKit"], kept: ["Golden"]),
        mechanism("Organisation"),
        mechanism("RuleBook"),
        mechanism("Intake"),
        mechanism("Verification"),
        mechanism("Clarification"),
        mechanism("Interference"),
        mechanism("Sanction"),
        room("Flows", sees: ["Kernel"] + mechanisms, tests: ["TestKit"]),
        room("Access", sees: ["Kernel"], tests: ["TestKit"]),
        // The shell.
        room("Storage", at: "Storage/SQL", sees: ["Kernel", crypto], tests: nil),
        room(
            "StorageSQLite", at: "Storage/SQLite",
            sees: [
                "Kernel", "Storage", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ], tests: nil),
        room(
            "StoragePostgres", at: "Storage/Postgres",
            sees: ["Kernel", "Storage", "CLibPQ", .product(name: "NIOPosix", package: "swift-nio")], tests: nil),
        room("Vault", sees: ["Kernel", "Storage", "CSodium", crypto], tests: ["StorageSQLite", "TestKit"]),
        room("Seal", sees: ["Kernel", "Storage", crypto], tests: ["StorageSQLite", "TestKit"]),
        room("Documents", sees: ["Kernel", "CCairo", "CLibZip"], tests: ["TestKit"]),
        room(
            "Application",
            sees: [
                "Kernel", "Flows", "Access", "Storage", "Seal", "Vault", "Documents",
                crypto, .product(name: "Yams", package: "Yams"), .product(name: "Logging", package: "swift-log"),
            ] + mechanisms,
            tests: ["StoragePostgres", "StorageSQLite", "TestKit"], kept: ["rules-expected.csv"]),
        room(
            "Web",
            sees: [
                "Kernel", "Access", "Application", "Documents", "Seal", "Vault", "Storage", hummingbird, nioCore,
                crypto,
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ] + mechanisms,
            tests: [
                "StorageSQLite", "TestKit", "World", .product(name: "HummingbirdTesting", package: "hummingbird"),
            ], kept: ["Snapshots", "Access/expected-access.csv"]),
        room(
            "World",
            sees: ["Kernel", "Application", "Storage", "Vault", "Access", "Flows"] + mechanisms,
            tests: ["StoragePostgres", "StorageSQLite", "TestKit"]),
        room("TestKit", sees: ["Kernel"], tests: nil),
        [
            .executableTarget(
                name: "zhengming",
                dependencies: [
                    "Kernel", "Access", "Application", "Documents", "Seal", "Storage", "StoragePostgres",
                    "StorageSQLite",
                    "Vault", "Web", "World", hummingbird, nioCore, crypto,
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                    .product(name: "AsyncHTTPClient", package: "async-http-client"),
                    .product(name: "Logging", package: "swift-log"),
                    .product(name: "NIOHTTP1", package: "swift-nio"),
                    .product(name: "NIOSSL", package: "swift-nio-ssl"),
                    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                ] + mechanisms,
                path: "Sources/Zhengming", swiftSettings: strict),
            // One room for all engines: each keeps the contract of `Tests/Storage/Contract`.
            .testTarget(
                name: "StorageTests",
                dependencies: ["Kernel", "Storage", "StoragePostgres", "StorageSQLite", "TestKit"],
                path: "Tests/Storage", swiftSettings: strict),
            .testTarget(
                name: "TidyTests", dependencies: [crypto], path: "Tests/Tidy",
                exclude: ["foundation.allow", "migrations.sha256"], swiftSettings: strict),
        ],
    ].flatMap { $0 },
    swiftLanguageModes: [.v6]
)
