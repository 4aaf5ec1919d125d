import CLibPQ
import Storage

extension PostgresConnection {
    /// Adds rows to a table by COPY, in binary: one stream instead of a statement for each row.
    func copy(_ rows: [[SQLValue]], into table: TableShape) throws(StoreError) {
        let sql = "COPY \(table.name) (\(table.columns.joined(separator: ", "))) FROM STDIN (FORMAT binary)"
        try outsidePipeline { () throws(StoreError) in
            try beginCopy(sql)
            var stream = CopyStream()
            for row in rows {
                stream.add(row)
                if stream.bytes.count >= Self.pieceBytes { try sendCopy(stream.take()) }
            }
            stream.end()
            try sendCopy(stream.take())
            try endCopy(sql)
        }
    }

    /// So much is handed to libpq at once.
    private static var pieceBytes: Int { 1 << 18 }
}

/// Rows as COPY takes them in binary.
private struct CopyStream {
    private(set) var bytes: [UInt8] =
        Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)

    mutating func add(_ row: [SQLValue]) {
        add(Int16(row.count))
        for value in row {
            switch value {
            case .null: add(Int32(-1))
            case .int(let number):
                add(Int32(8))
                add(number)
            case .text(let text):
                let text = text.asPostgres
                add(Int32(text.utf8.count))
                bytes.append(contentsOf: text.utf8)
            case .blob(let blob):
                add(Int32(blob.count))
                bytes.append(contentsOf: blob)
            }
        }
    }

    /// The mark after the last row.
    mutating func end() { add(Int16(-1)) }

    /// What was added since it was last taken.
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func add(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
