/// The colours of official paper.
enum Ink {
    case black
    /// Heads and their lines only.
    case red
}

/// A line of text with its place.
struct TextMark {
    let glyphs: [SetGlyph]
    /// From the text block's left edge, in points.
    let x: Double
    /// From the strip's (then the page's) upper edge down, in points.
    var baseline: Double
    let points: Double
    let ink: Ink
}

/// A straight line; from and to are relative like `TextMark`'s place.
struct RuleMark {
    let fromX: Double
    var fromY: Double
    let toX: Double
    var toY: Double
    let width: Double
    let ink: Ink
}

/// Something drawn.
enum Mark {
    case text(TextMark, order: Int)
    case rule(RuleMark)

    /// The mark moved down.
    func moved(by distance: Double) -> Mark {
        switch self {
        case .text(var mark, let order):
            mark.baseline += distance
            return .text(mark, order: order)
        case .rule(var mark):
            mark.fromY += distance
            mark.toY += distance
            return .rule(mark)
        }
    }
}

/// A horizontal slice of the text block that is never cut.
struct Strip {
    let height: Double
    var marks: [Mark] = []
    /// Stays on the page of the strip after it.
    var keepsWithNext = false
    /// Blank, and left out where a page begins.
    var vanishesAtPageTop = false
    /// Drawn as well where the strip is the first of its page, and where it is the last: a cut table's borders.
    var whenFirst: [Mark] = []
    var whenLast: [Mark] = []
}

/// A page: marks with places relative to the text block's upper left corner, texts in reading order.
struct Page {
    private(set) var marks: [Mark] = []

    /// Puts rules below texts and the texts into reading order, which is the order copying and screen readers follow.
    fileprivate init(_ placed: [Mark]) {
        var texts: [(order: Int, mark: Mark)] = []
        for mark in placed {
            switch mark {
            case .rule: marks.append(mark)
            case .text(_, let order): texts.append((order, mark))
            }
        }
        // Swift's sort is not promised to be stable, so the place breaks ties.
        marks += texts.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
            .map(\.element.mark)
    }

    /// The page with further marks below the others, places relative likewise.
    mutating func add(_ more: [Mark]) { marks += more }
}

/// Distributes strips over pages of a height: every page as full as its strips allow.
struct Paginator {
    let pageHeight: Double
    private var pages: [Page] = []
    private var marks: [Mark] = []
    private var filled = 0.0
    private var lastStrip: Strip?

    init(pageHeight: Double) { self.pageHeight = pageHeight }

    /// The pages of the strips; one at least.
    static func pages(of strips: [Strip], pageHeight: Double) -> [Page] {
        var paginator = Paginator(pageHeight: pageHeight)
        var group: [Strip] = []
        for strip in strips {
            group.append(strip)
            if !strip.keepsWithNext {
                paginator.place(group)
                group = []
            }
        }
        paginator.place(group)
        paginator.endPage()
        return paginator.pages
    }

    private mutating func place(_ group: [Strip]) {
        let height = group.reduce(0) { $0 + $1.height }
        if filled > 0, !fits(height), height <= pageHeight + 0.01 { endPage() }
        for strip in group {
            if filled > 0, !fits(strip.height) { endPage() }
            if filled == 0 {
                if strip.vanishesAtPageTop, !pages.isEmpty { continue }
                marks += strip.whenFirst
            }
            marks += strip.marks.map { $0.moved(by: filled) }
            filled += strip.height
            lastStrip = strip
        }
    }

    private func fits(_ height: Double) -> Bool { filled + height <= pageHeight + 0.01 }

    private mutating func endPage() {
        guard filled > 0 || pages.isEmpty else { return }
        if let lastStrip { marks += lastStrip.whenLast.map { $0.moved(by: filled - lastStrip.height) } }
        pages.append(Page(marks))
        marks = []
        filled = 0
        lastStrip = nil
    }
}
