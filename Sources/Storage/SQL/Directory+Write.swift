import Kernel

extension Directory {
    /// Writes the rows of one thing in the place of those before. Where the place of a Body moved, the paths of those
    /// below it go along.
    package static func put(_ entry: DirectoryEntry, in session: any SQLSession) throws(StoreError) {
        guard entry.table == .body else { return try write(entry, in: session) }
        let (code, path) = (entry.row[0], entry.row[6])
        guard let before = try session.row("SELECT path FROM body WHERE code = ?", [code])?.text(0),
            .text(before) != path, case .text(let after) = path
        else { return try write(entry, in: session) }
        // What the Bodies under it counted goes with them, from those above it to those above it then.
        try FigureSums.carry(under: before, times: -1, in: session)
        try write(entry, in: session)
        try session.put(
            """
            UPDATE body SET path = ? || substr(path, CAST(? AS INTEGER))
            WHERE path >= ? AND path < ? AND code <> ?
            """, [path, .int(before.utf8.count + 1), .text(before), .text(before + "~"), code])
        try FigureSums.carry(under: after, times: 1, in: session)
    }

    private static func write(_ entry: DirectoryEntry, in session: any SQLSession) throws(StoreError) {
        try entry.table.shape.upsert(entry.row, in: session)
        for part in entry.parts {
            let shape = part.table.shape
            try session.put("DELETE FROM \(shape.name) WHERE \(part.column) = ?", [.text(part.owner)])
            try shape.insert(part.rows, in: session)
        }
    }
}
