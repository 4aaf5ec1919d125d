import Testing

@testable import Vault

@Suite("Passwords")
struct PasswordTests {
    @Test("a hash differs each time, matches its password alone, and holds nothing of it")
    func hashes() throws {
        let password = "正名-Zm2026 \"x'"
        let hashes = try (0..<3).map { _ in try #require(Password.hash(password, cost: .test)) }
        #expect(Set(hashes).count == 3)
        for hash in hashes {
            #expect(hash.hasPrefix("$argon2id$") && !hash.contains("Zm2026"))
            #expect(Password.matches(password, hash: hash))
            for wrong in ["", " ", password + " ", String(password.dropLast()), password.lowercased(), hash] {
                #expect(!Password.matches(wrong, hash: hash), "\(wrong)")
            }
        }
    }

    @Test("the serving cost is 19 MiB and two passes")
    func cost() throws {
        let hash = try #require(Password.hash("Zhengming-2026"))
        #expect(hash.contains("m=19456,t=2,p=1"))
        #expect(Password.matches("Zhengming-2026", hash: hash))
    }

    @Test(
        "nothing matches what is no hash", arguments: ["", "x", "$argon2id$", "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA"])
    func noHash(_ hash: String) {
        #expect(!Password.matches("Zhengming-2026", hash: hash))
        #expect(!Password.matches("", hash: hash))
    }

    @Test(
        "a new password has ten characters or more, of three kinds",
        arguments: [
            ("Zhengming-2026", true), ("zhengming-2026", true), ("ZHENGMING-2026", true), ("Zhengming2026", true),
            ("Zhengming---", true), ("Abcdefgh1", false), ("Abcdefgh12", true), ("abcdefghij", false),
            ("abcdefgh12", false), ("1234567890", false), ("ABCDEFGHIJ", false), ("Abcdefghij", false),
            ("----------", false), ("正名平台二零二六年", false), ("正名平台二零二六年aA", true), ("", false),
            ("          ", false), (String(repeating: "Aa1", count: 66) + "Aa", true),
            (String(repeating: "Aa1", count: 67), false),
        ])
    func strong(_ row: (password: String, isStrong: Bool)) {
        #expect(Password.isStrong(row.password) == row.isStrong, "\(row.password)")
    }

    @Test("a secret has the length asked for, no look-alikes, and is another each time")
    func secrets() {
        let secrets = (0..<200).map { _ in Password.secret(characters: 40) }
        #expect(Set(secrets).count == 200)
        #expect(secrets.allSatisfy { $0.count == 40 && !$0.contains { "01lo".contains($0) } })
        #expect(Set(secrets.joined()).count == 32)
        #expect(Password.secret(characters: 0).isEmpty)
    }
}
