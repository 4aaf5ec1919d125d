import CLibPQ
import Storage

/// Values as libpq takes them: in binary, with the types of the columns of this program.
struct BoundValues {
    private var bytes: [UInt8] = []
    /// Where each value begins in the bytes; nil for null.
    private var places: [Int?] = []
    private(set) var types: [Oid] = []
    private(set) var lengths: [Int32] = []
    private(set) var formats: [Int32] = []

    /// How many bytes the values have together.
    var byteCount: Int { bytes.count }

    init(_ values: [SQLValue]) {
        for value in values {
            let start = bytes.count
            switch value {
            case .null: add(0, at: nil, count: 0)
            case .int(let number):
                withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
                add(PostgresType.int8, at: start, count: 8)
            case .text(let text):
                bytes.append(contentsOf: text.asPostgres.utf8)
                add(PostgresType.text, at: start, count: bytes.count - start)
            case .blob(let blob):
                bytes.append(contentsOf: blob)
                add(PostgresType.bytea, at: start, count: blob.count)
            }
        }
        // Without an address libpq would bind null.
        bytes.append(0)
    }

    private mutating func add(_ type: Oid, at place: Int?, count: Int) {
        types.append(type)
        places.append(place)
        lengths.append(Int32(count))
        formats.append(1)
    }

    func withPointers<T>(_ body: ([UnsafePointer<CChar>?]) -> T) -> T {
        bytes.withUnsafeBytes { buffer in
            body(
                places.map { place in
                    place.flatMap { buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
                })
        }
    }
}

extension String {
    /// The text as PostgreSQL can have it: U+0000 is the one character it cannot, and what was typed with it is nothing
    /// that is there. Events hold it as an escape.
    var asPostgres: String { utf8.contains(0) ? replacing("\0", with: "\u{FFFD}") : self }
}
