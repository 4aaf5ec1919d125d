import Kernel
import Testing

@testable import Seal

@Suite("The Merkle tree of RFC 9162")
struct MerkleTests {
    private static let hash = SHA256TreeHash()

    /// The eight leaves and the roots of their first 0 to 8 as every Certificate Transparency test has them.
    private static let known: (leaves: [[UInt8]], roots: [String]) = (
        [
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
        ].compactMap { [UInt8](hexadecimal: $0) },
        [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
    )

    private static let entries = (0..<64).map { [UInt8](repeating: UInt8($0), count: $0) }

    @Test("the known roots of no leaf to eight leaves", arguments: 0...8)
    func roots(size: Int) throws {
        let nodes = MemoryNodes(Self.known.leaves.prefix(size))
        #expect(nodes.edge.root.hexadecimal == Self.known.roots[size])
        #expect(try nodes.tree.root().hexadecimal == Self.known.roots[size])
        #expect(Definition.root(Self.known.leaves.prefix(size)).hexadecimal == Self.known.roots[size])
    }

    @Test("roots of every size, by appending and by reading, are those of the definition", arguments: 0...64)
    func everyRoot(size: Int) throws {
        let tree = MemoryNodes(Self.entries).tree
        let wanted = Definition.root(Self.entries.prefix(size))
        #expect(MemoryNodes(Self.entries.prefix(size)).edge.root == wanted)
        #expect(try tree.root(of: size) == wanted)
        #expect(try MemoryNodes(Self.entries.prefix(size)).tree.edge().root == wanted)
    }

    @Test("every inclusion proof up to 64 leaves is that of the definition and holds; a changed one does not")
    func inclusion() throws {
        let tree = MemoryNodes(Self.entries).tree
        for size in 1...64 {
            let root = Definition.root(Self.entries.prefix(size))
            for place in 0..<size {
                let leaf = Self.hash.leaf(Self.entries[place])
                let path = try tree.inclusionPath(of: place, in: size)
                #expect(path == Definition.path(place, Self.entries.prefix(size)))
                func holds(
                    _ leaf: [UInt8], _ place: Int, _ path: [[UInt8]], _ size: Int, _ root: [UInt8]
                ) -> Bool {
                    MerkleProof.includes(leaf, at: place, path: path, size: size, root: root, hash: Self.hash)
                }
                #expect(holds(leaf, place, path, size, root))
                let bent = [
                    holds(Self.hash.leaf([9]), place, path, size, root),
                    holds(leaf, place, path + [root], size, root), holds(leaf, place, path, size, leaf.reversed()),
                    holds(leaf, -1, path, size, root), holds(leaf, size, path, size, root),
                    !path.isEmpty && holds(leaf, place, Array(path.dropLast()), size, root),
                ]
                #expect(!bent.contains(true), "\(place) of \(size)")
                for step in path.indices { #expect(!holds(leaf, place, path.bent(at: step), size, root)) }
                for other in 0..<size where other != place { #expect(!holds(leaf, other, path, size, root)) }
            }
        }
    }

    @Test("every consistency proof up to 64 leaves is that of the definition and holds; a changed one does not")
    func consistency() throws {
        let tree = MemoryNodes(Self.entries).tree
        let roots = (0...64).map { Definition.root(Self.entries.prefix($0)) }
        for to in 0...64 {
            for from in 0...to {
                let path = try tree.consistencyPath(from: from, to: to)
                let wanted = from == 0 ? [] : Definition.proof(from, Self.entries.prefix(to), true)
                #expect(path == wanted)
                func holds(_ path: [[UInt8]], _ older: [UInt8], _ newer: [UInt8]) -> Bool {
                    MerkleProof.isConsistent(
                        from: from, root: older, to: to, root: newer, path: path, hash: Self.hash)
                }
                #expect(holds(path, roots[from], roots[to]))
                #expect(!holds(path + [roots[to]], roots[from], roots[to]))
                #expect(!holds(path, roots[from].bent, roots[to]))
                #expect(from == 0 || !holds(path, roots[from], roots[to].bent))
                for step in path.indices { #expect(!holds(path.bent(at: step), roots[from], roots[to])) }
                if !path.isEmpty { #expect(!holds(Array(path.dropLast()), roots[from], roots[to])) }
            }
        }
    }

    @Test("a proof for what is not there is refused")
    func outside() throws {
        let tree = MemoryNodes(Self.entries.prefix(5)).tree
        #expect(throws: SealError.noSuchSize(asked: 6, leaves: 5)) { try tree.inclusionPath(of: 0, in: 6) }
        #expect(throws: SealError.notSealed) { try tree.inclusionPath(of: 3, in: 3) }
        #expect(throws: SealError.noSuchSize(asked: 4, leaves: 3)) { try tree.consistencyPath(from: 4, to: 3) }
        #expect(throws: SealError.noSuchSize(asked: 6, leaves: 5)) { try tree.root(of: 6) }
    }

    @Test("the example of docs/journal.md")
    func example() throws {
        let event = try #require(
            [UInt8](hexadecimal: "010f310f9b21639c8af054014c3487424d1184fe38b95be6f62da7044a2df4c8"))
        let entry = LeafEntry.bytes(stream: "example/k1", version: 1, hash: event)
        #expect(
            Self.hash.leaf(entry).hexadecimal == "4432b183709f0e7cf329c965b7b7440d2dd2b7da3a1170f410f4599bba39c3bd")
    }

    @Test("a leaf never passes for a node")
    func domains() {
        let (left, right) = (Self.hash.leaf([1]), Self.hash.leaf([2]))
        #expect(Self.hash.leaf(left + right) != Self.hash.node(left, right))
        let entry = LeafEntry.bytes(stream: "example/k1", version: 1, hash: [UInt8](repeating: 7, count: 32))
        #expect(entry.count == 4 + 16 + 4 + 10 + 8 + 4 + 32)
        #expect(entry != LeafEntry.bytes(stream: "example/k", version: 1, hash: [UInt8](repeating: 7, count: 32)))
    }
}

extension Array<UInt8> {
    /// The same with one bit changed.
    var bent: [UInt8] { [self[0] ^ 1] + dropFirst() }
}

extension Array<[UInt8]> {
    /// The same with one bit of one hash changed.
    func bent(at index: Int) -> [[UInt8]] {
        var copy = self
        copy[index] = copy[index].bent
        return copy
    }
}
