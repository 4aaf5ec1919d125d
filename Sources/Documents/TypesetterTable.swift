/// Tables: rows of cells with borders, which break over pages between rows, and inside a row that is very long.
extension Typesetter {
    mutating func setTable(_ rows: [Row], block: Int) throws(DocumentError) {
        strips.append(Strip(height: rules.linePitch / 2, vanishesAtPageTop: true))
        for row in rows { try setRow(row, block: block) }
        strips.append(Strip(height: rules.linePitch / 2, vanishesAtPageTop: true))
    }

    private mutating func setRow(_ row: Row, block: Int) throws(DocumentError) {
        var cells: [SetCell] = []
        var from = 0
        for cell in row.cells {
            cells.append(try setCell(cell, fromTwelfth: from, block: block))
            from += cell.twelfths
        }
        let count = cells.map(\.height).max() ?? 1
        let isWhole = count <= rules.unsplitRowLinesMax
        var made = (0..<count).map { rowStrip($0, of: count, cells: cells, isWhole: isWhole) }
        for cell in cells {
            for (number, line) in cell.lines.enumerated() {
                put(line, of: cell, at: Double(number) + (isWhole ? cell.lead(in: count) : 0), in: &made)
            }
            if let closing = cell.closing {
                put(closing, of: cell, at: Double(count - 1), in: &made, flushRight: true)
            }
        }
        strips += made
    }

    /// The strip of one text line of a row, with its borders.
    private func rowStrip(_ number: Int, of count: Int, cells: [SetCell], isWhole: Bool) -> Strip {
        let padding = rules.cellPaddingMM * PageRules.pointsPerMM
        let isLast = number == count - 1
        let height = rules.formPitchPoints + (number == 0 ? padding : 0) + (isLast ? padding : 0)
        func line(_ fromX: Double, _ fromY: Double, _ toX: Double, _ toY: Double) -> Mark {
            .rule(RuleMark(fromX: fromX, fromY: fromY, toX: toX, toY: toY, width: 0.5, ink: .black))
        }
        let upper = line(0, 0, rules.blockWidth, 0)
        let lower = line(0, height, rules.blockWidth, height)
        var drawn = ([0] + cells.map(\.right)).map { line($0, 0, $0, height) }
        if number == 0 { drawn.append(upper) }
        if isLast { drawn.append(lower) }
        return Strip(
            height: height, marks: drawn, keepsWithNext: !isLast && (isWhole || number == 0 || number == count - 2),
            whenFirst: [upper], whenLast: [lower])
    }

    /// Puts a line of a cell at a place counted in lines from the row's top.
    private mutating func put(
        _ line: SetLine, of cell: SetCell, at place: Double, in made: inout [Strip], flushRight: Bool = false
    ) {
        let padding = rules.cellPaddingMM * PageRules.pointsPerMM
        let index = min(Int(place), made.count - 1)
        let above = index == 0 ? padding : 0
        let x: Double
        if flushRight {
            x = cell.right - padding - line.width
        } else {
            switch cell.kind {
            case .label: x = (cell.left + cell.right - line.width) / 2
            case .value: x = cell.left + padding
            }
        }
        let y = above + (place - Double(index)) * rules.formPitchPoints
        let mark = TextMark(
            glyphs: line.glyphs, x: x,
            baseline: y + baseline(height: rules.formPitchPoints, points: rules.formPoints), points: rules.formPoints,
            ink: .black)
        made[index].marks.append(.text(mark, order: nextOrder()))
    }

    private func setCell(_ cell: Cell, fromTwelfth from: Int, block: Int) throws(DocumentError) -> SetCell {
        let unit = rules.blockWidth / 12
        let width = Double(cell.twelfths) * unit
        let room = width - 2 * rules.cellPaddingMM * PageRules.pointsPerMM
        let points = rules.formPoints
        let role: FontRole = cell.kind == .label ? .headingFirst : .text
        var lines: [SetLine] = []
        for text in cell.text.lines {
            let glyphs = try glyphs(text, role: role, field: .block(block), pitch: points)
            // A narrow line spaced out to its width would look like letters apart.
            let justifies = cell.kind == .value && room > 15 * points
            var breaker = LineBreaker(room: room, firstRoom: room, pitch: points, justifies: justifies)
            var broken = breaker.lines(glyphs)
            if cell.kind == .label, broken.count > 1, broken.last?.glyphs.count == 1 {
                // No label leaves one character alone: its lines are made about equally long.
                let even = SetLine(glyphs: glyphs).width / Double(broken.count) + points * 0.51
                breaker = LineBreaker(room: even, firstRoom: even, pitch: points, justifies: false)
                broken = breaker.lines(glyphs)
            }
            lines += broken
        }
        var closing: SetLine?
        if let text = cell.closing {
            closing = SetLine(glyphs: try glyphs(text, role: .text, field: .block(block), pitch: points))
        }
        return SetCell(
            kind: cell.kind, lines: lines, linesAtLeast: cell.lines, closing: closing, left: Double(from) * unit,
            right: Double(from) * unit + width)
    }
}

/// A cell with its lines broken.
private struct SetCell {
    let kind: Cell.Kind
    let lines: [SetLine]
    let linesAtLeast: Int
    let closing: SetLine?
    let left: Double
    let right: Double

    /// How many lines the row must have for it.
    var height: Int { max(1, linesAtLeast, lines.count + (closing == nil ? 0 : 1)) }

    /// How far below the row's top it begins, in lines: labels and single entries stand in the middle.
    func lead(in count: Int) -> Double {
        let isCentred = kind == .label || (lines.count == 1 && linesAtLeast == 1 && closing == nil)
        return isCentred ? Double(count - lines.count) / 2 : 0
    }
}
