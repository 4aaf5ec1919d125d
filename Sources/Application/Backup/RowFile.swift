import Crypto
import Foundation
import Kernel
import Storage

/// A file of rows: for each row its values one after the other, for each value a byte for its kind (0 nothing, 1 a
/// number, 2 a text, 3 bytes), then the number in 8 bytes, or the length in 4 and so many bytes; the highest byte
/// first.
enum RowFile {
    /// What a file holds, for the manifest.
    struct Sum: Codable, Hashable, Sendable {
        let table: String
        let columns: [String]
        let rows: Int
        let bytes: Int
        /// SHA-256 of the file, in hexadecimal.
        let sha256: String
    }

    /// Rows are written together when they come to so many bytes.
    static let pieceBytes = 1 << 20

    /// Writes the rows of a table.
    static func write(
        _ table: PrimaryTables.Table, to file: URL, from session: any SQLSession
    ) throws -> Sum {
        let descriptor = open(file.path(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BackupError.cannotWrite(file.lastPathComponent) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var hasher = SHA256()
        var piece: [UInt8] = []
        var (rows, bytes) = (0, 0)
        func flush() throws {
            hasher.update(data: piece)
            bytes += piece.count
            do { try handle.write(contentsOf: piece) } catch { throw BackupError.cannotWrite(file.lastPathComponent) }
            piece.removeAll(keepingCapacity: true)
        }
        try table.each(in: session) { row in
            for value in row.values { add(value, to: &piece) }
            rows += 1
            if piece.count >= pieceBytes { try flush() }
        }
        try flush()
        // A backup that is said to be made is on the disk.
        do { try handle.synchronize() } catch { throw BackupError.cannotWrite(file.lastPathComponent) }
        return Sum(
            table: table.shape.name, columns: table.shape.columns, rows: rows, bytes: bytes,
            sha256: hasher.finalize().hexadecimal)
    }

    private static func add(_ value: SQLValue, to piece: inout [UInt8]) {
        func add(_ number: some FixedWidthInteger) {
            withUnsafeBytes(of: number.bigEndian) { piece.append(contentsOf: $0) }
        }
        switch value {
        case .null: piece.append(0)
        case .int(let number):
            piece.append(1)
            add(number)
        case .text(let text):
            piece.append(2)
            add(UInt32(text.utf8.count))
            piece.append(contentsOf: text.utf8)
        case .blob(let bytes):
            piece.append(3)
            add(UInt32(bytes.count))
            piece.append(contentsOf: bytes)
        }
    }

    /// Whether a file is what its sum says.
    static func check(_ file: URL, is sum: Sum) throws {
        let handle = try opened(file)
        var hasher = SHA256()
        var bytes = 0
        while let piece = try? handle.read(upToCount: pieceBytes), !piece.isEmpty {
            hasher.update(data: piece)
            bytes += piece.count
        }
        guard bytes == sum.bytes, hasher.finalize().hexadecimal == sum.sha256 else {
            throw BackupError.damaged(file.lastPathComponent)
        }
    }

    /// Hands the rows of a file to `body`, so many at a time, or fewer where they are large.
    static func read(
        _ file: URL, columns: Int, together: Int, _ body: ([[SQLValue]]) async throws -> Void
    ) async throws {
        let handle = try opened(file)
        var reader = Reader()
        var rows: [[SQLValue]] = []
        while let piece = try handle.read(upToCount: pieceBytes), !piece.isEmpty {
            reader.take(piece)
            while let row = try reader.row(of: columns, in: file) {
                rows.append(row)
                guard rows.count == together || reader.taken >= 8 * pieceBytes else { continue }
                reader.taken = 0
                try await body(rows)
                rows.removeAll(keepingCapacity: true)
            }
        }
        guard reader.isDone else { throw BackupError.damaged(file.lastPathComponent) }
        if !rows.isEmpty { try await body(rows) }
    }

    private static func opened(_ file: URL) throws -> FileHandle {
        guard let handle = FileHandle(forReadingAtPath: file.path()) else {
            throw BackupError.missing(file.lastPathComponent)
        }
        return handle
    }

    /// Bytes that were read and are not all rows yet.
    private struct Reader {
        private var bytes: [UInt8] = []
        private var place = 0
        /// How many bytes the rows had since this was last set to 0.
        var taken = 0

        var isDone: Bool { place == bytes.count }

        mutating func take(_ piece: Data) {
            bytes.removeFirst(place)
            place = 0
            bytes.append(contentsOf: piece)
        }

        /// The next row; nil when its end was not read yet.
        mutating func row(of columns: Int, in file: URL) throws -> [SQLValue]? {
            var next = place
            var row: [SQLValue] = []
            row.reserveCapacity(columns)
            for _ in 0..<columns {
                guard let kind = number(1, at: &next) else { return nil }
                switch kind {
                case 0: row.append(.null)
                case 1:
                    guard let number = number(8, at: &next) else { return nil }
                    row.append(.int(Int64(bitPattern: number)))
                case 2, 3:
                    guard let count = number(4, at: &next), next + Int(count) <= bytes.count else { return nil }
                    let content = bytes[next..<next + Int(count)]
                    next += Int(count)
                    row.append(kind == 2 ? .text(String(decoding: content, as: UTF8.self)) : .blob(Array(content)))
                default: throw BackupError.damaged(file.lastPathComponent)
                }
            }
            taken += next - place
            place = next
            return row
        }

        private func number(_ count: Int, at next: inout Int) -> UInt64? {
            guard next + count <= bytes.count else { return nil }
            defer { next += count }
            return bytes[next..<next + count].reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}

/// Why there is no backup, or why it is not restored.
package enum BackupError: Error, Hashable, Sendable {
    /// A file of it cannot be written.
    case cannotWrite(String)
    /// A file of it is not there.
    case missing(String)
    /// A file of it is not what the manifest says.
    case damaged(String)
    /// The manifest is none, or of a later format.
    case notABackup
    /// It was made by a program with another shape of the database.
    case otherShape(made: Int, known: Int)
    /// It needs a head, and the journal was never sealed.
    case neverSealed
    /// The copy of keys is older than the copy: so many sealed values have none.
    case keysMissing(Int)
    /// The master key is not the one under which the copied installation stood.
    case otherMasterKey
    /// The copy is no extension of the head kept elsewhere.
    case otherThanKept
    /// What was restored does not hold.
    case doesNotHold
}
