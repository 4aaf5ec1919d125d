/// A paragraph of WordprocessingML. What it says is escaped here and nowhere else.
struct WordParagraph {
    /// How the lines stand between the margins.
    enum Alignment: String {
        case left, center, right, both
    }

    var text: String
    var role = FontRole.text
    var points = 16.0
    var ink = Ink.black
    var alignment = Alignment.both
    /// Twentieths of a point added to each character.
    var tracking = 0
    /// Exact line height in twips.
    var lineTwips: Int
    var beforeTwips = 0
    /// Indents in twips: the first line's relative to the others' (negative hangs out).
    var firstLineTwips = 0
    var leftTwips = 0
    var rightTwips = 0
    var keepsWithNext = false
    /// Whether a page begins with it.
    var beginsPage = false
    /// The heading level for the reader's outline, 0 to 3.
    var outlineLevel: Int?
    /// Ready-made properties: a frame and borders, in the schema's order.
    var frame = ""
    var borders = ""

    /// The paragraph's XML.
    var xml: String {
        let keep = (keepsWithNext ? "<w:keepNext/>" : "") + (beginsPage ? "<w:pageBreakBefore/>" : "")
        let first =
            firstLineTwips >= 0 ? "w:firstLine=\"\(firstLineTwips)\"" : "w:hanging=\"\(-firstLineTwips)\""
        let outline = outlineLevel.map { "<w:outlineLvl w:val=\"\($0)\"/>" } ?? ""
        return """
            <w:p><w:pPr>\(keep)\(frame)\(borders)\(WordML.setting)\
            <w:spacing w:before="\(beforeTwips)" w:after="0" w:line="\(lineTwips)" w:lineRule="exact"/>\
            <w:ind w:left="\(leftTwips)" w:right="\(rightTwips)" \(first)/>\
            <w:jc w:val="\(alignment.rawValue)"/>\(outline)</w:pPr>\(run)</w:p>
            """
    }

    private var run: String {
        text.isEmpty ? "" : "<w:r>\(properties)<w:t xml:space=\"preserve\">\(WordML.escaped(text))</w:t></w:r>"
    }

    /// The run's properties.
    var properties: String {
        WordML.runProperties(role: role, points: points, ink: ink, tracking: tracking)
    }
}

/// The fixed pieces of WordprocessingML.
enum WordML {
    static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    /// Text as XML character data. Control characters never come here: `OfficialDocument` refuses them.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    static func runProperties(role: FontRole, points: Double, ink: Ink = .black, tracking: Int = 0) -> String {
        let name = role.officeName
        let color: String
        switch ink {
        case .black: color = ""
        case .red: color = "<w:color w:val=\"FF0000\"/>"
        }
        let spacing = tracking == 0 ? "" : "<w:spacing w:val=\"\(tracking)\"/>"
        let half = Int((points * 2).rounded())
        return """
            <w:rPr><w:rFonts w:ascii="\(name)" w:eastAsia="\(name)" w:hAnsi="\(name)" w:cs="\(name)" \
            w:hint="eastAsia"/>\(color)\(spacing)<w:sz w:val="\(half)"/><w:szCs w:val="\(half)"/></w:rPr>
            """
    }

    /// The page number between dashes, at the right or the left.
    static func numberFooter(rules: PageRules, isRight: Bool, afterTwips: Int) -> String {
        let properties = runProperties(role: .pageNumber, points: rules.pageNumberPoints)
        let indent = Int(rules.pageNumberIndentCharacters * rules.pageNumberPoints * 20)
        func text(_ text: String) -> String {
            "<w:r>\(properties)<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
        }
        func field(_ kind: String) -> String { "<w:r>\(properties)<w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
        let code = "<w:r>\(properties)<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
        let number = field("begin") + code + field("separate") + text("1") + field("end")
        return """
            <w:p><w:pPr><w:spacing w:before="0" w:after="\(afterTwips)"/>\
            <w:ind w:left="\(isRight ? 0 : indent)" w:right="\(isRight ? indent : 0)"/>\
            <w:jc w:val="\(isRight ? "right" : "left")"/></w:pPr>\(text("— "))\(number)\(text(" —"))</w:p>
            """
    }

    static func footer(_ paragraph: String) -> String {
        "\(declaration)<w:ftr xmlns:w=\"\(namespace)\">\(paragraph)</w:ftr>"
    }

    /// What keeps lines as the standard has them: no hanging marks, no space between Chinese and Latin, and exact line
    /// heights instead of the grid. Given with each paragraph, as LibreOffice overlooks it among the defaults.
    static let setting = """
        <w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>
        """

    /// Default run and paragraph properties.
    static func styles(rules: PageRules) -> String {
        let run = runProperties(role: .text, points: rules.bodyPoints)
        return """
            \(declaration)<w:styles xmlns:w="\(namespace)"><w:docDefaults><w:rPrDefault>\(run)</w:rPrDefault>\
            <w:pPrDefault><w:pPr><w:widowControl w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>\
            <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/></w:style>\
            </w:styles>
            """
    }

    static let settings = """
        \(declaration)<w:settings xmlns:w="\(namespace)"><w:evenAndOddHeaders/>\
        <w:characterSpacingControl w:val="compressPunctuation"/>\
        <w:compat><w:compatSetting w:name="compatibilityMode" \
        w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
        """

    /// The faces named, each with what may stand in for it.
    static let fontTable: String = {
        let fonts = FontRole.allCases.map { role in
            "<w:font w:name=\"\(role.officeName)\"><w:altName w:val=\"\(role.officeSubstitute)\"/>"
                + "<w:charset w:val=\"86\"/></w:font>"
        }
        return "\(declaration)<w:fonts xmlns:w=\"\(namespace)\">\(fonts.joined())</w:fonts>"
    }()
}
