/// Writes a document as WordprocessingML: the words and order of the PDF, the page's geometry, and names of the faces
/// offices have. Lines and pages are broken by the word processor; it is what an office goes on working with, while the
/// PDF is what is kept.
struct DOCXRenderer {
    let rules: PageRules

    /// The bytes of the DOCX: documents of one format one after the other, each from a page of its own. Page, footers
    /// and properties are the first one's.
    func render(_ documents: [OfficialDocument]) throws(DocumentError) -> [UInt8] {
        guard let document = documents.first else { throw .empty(.title) }
        var body = ""
        for one in documents {
            let parts = try one.parts(under: rules)
            body += WordBody(rules: rules, style: one.style, beginsPage: !body.isEmpty).xml(parts)
        }
        let content = """
            \(WordML.declaration)<w:document xmlns:w="\(WordML.namespace)" xmlns:r="\(WordML.relations)"><w:body>\
            \(body)\(section(document.style))</w:body></w:document>
            """
        return try ZipArchive.pack([
            ("[Content_Types].xml", Self.contentTypes),
            ("_rels/.rels", Self.packageRelations),
            ("docProps/core.xml", coreProperties(document)),
            ("word/document.xml", content),
            ("word/_rels/document.xml.rels", Self.documentRelations),
            ("word/styles.xml", WordML.styles(rules: rules)),
            ("word/settings.xml", WordML.settings),
            ("word/fontTable.xml", WordML.fontTable),
            ("word/footer1.xml", footer(isRight: true, style: document.style)),
            ("word/footer2.xml", footer(isRight: false, style: document.style)),
            ("word/footer3.xml", WordML.footer(firstFooter)),
        ])
    }

    /// Page, margins, grid and footers.
    private func section(_ style: DocumentStyle) -> String {
        let right = rules.pageWidthMM - rules.marginLeftMM - rules.blockWidthMM
        let bottom = rules.pageHeightMM - rules.marginTopMM - rules.blockHeightMM
        let title: String
        switch style {
        case .letter: title = "<w:footerReference w:type=\"first\" r:id=\"rId6\"/>"
        case .document, .form: title = ""
        }
        // A grid of lines only: LibreOffice misreads the grid of characters, so the pitch of characters is a tracking.
        return """
            <w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>\
            \(title)<w:pgSz w:w="\(rules.pageWidthMM.twips)" w:h="\(rules.pageHeightMM.twips)"/>\
            <w:pgMar w:top="\(rules.marginTopMM.twips)" w:right="\(right.twips)" w:bottom="\(bottom.twips)" \
            w:left="\(rules.marginLeftMM.twips)" w:header="851" w:footer="\(footerTwips(style))" w:gutter="0"/>\
            \(title.isEmpty ? "" : "<w:titlePg/>")<w:docGrid w:type="lines" \
            w:linePitch="\(rules.lineTwips)"/></w:sectPr>
            """
    }

    /// From the paper's lower edge to the footer's: a letter's is that of its red lines.
    private func footerTwips(_ style: DocumentStyle) -> Int {
        switch style {
        case .letter: rules.letterLineFromBottomMM.twips
        case .document, .form: numberTwips
        }
    }

    /// From the paper's lower edge to that of the page number's line, whose dash stands in its middle.
    private var numberTwips: Int {
        let dash = rules.pageHeightMM - rules.marginTopMM - rules.blockHeightMM - rules.pageNumberBelowBlockMM
        return dash.twips - Int(rules.pageNumberPoints * 20 * 0.56)
    }

    private func footer(isRight: Bool, style: DocumentStyle) -> String {
        let after = numberTwips - footerTwips(style)
        return WordML.footer(WordML.numberFooter(rules: rules, isRight: isRight, afterTwips: max(0, after)))
    }

    /// The first page of a letter: no number, the lower red double line.
    private var firstFooter: String {
        let (left, right) = rules.letterLineIndents
        let border = "<w:bottom w:val=\"thinThickSmallGap\" w:sz=\"24\" w:space=\"0\" w:color=\"FF0000\"/>"
        return """
            <w:p><w:pPr><w:pBdr>\(border)</w:pBdr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>\
            <w:ind w:left="\(left)" w:right="\(right)"/></w:pPr></w:p>
            """
    }

    private func coreProperties(_ document: OfficialDocument) -> String {
        """
        \(WordML.declaration)<cp:coreProperties \
        xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
        <dc:title>\(WordML.escaped(document.title.lines.joined()))</dc:title>\
        <dcterms:created xsi:type="dcterms:W3CDTF">\(document.moment)</dcterms:created></cp:coreProperties>
        """
    }

    private static let contentTypes: String = {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        let parts = [
            ("document", "document.main"), ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"),
            ("footer1", "footer"), ("footer2", "footer"), ("footer3", "footer"),
        ]
        let overrides = parts.map { "<Override PartName=\"/word/\($0.0).xml\" ContentType=\"\(word).\($0.1)+xml\"/>" }
        return """
            \(WordML.declaration)<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\(overrides.joined())\
            <Override PartName="/docProps/core.xml" \
            ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
            """
    }()

    private static let packageRelations = """
        \(WordML.declaration)<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Type="\(WordML.relations)/officeDocument" Target="word/document.xml"/>\
        <Relationship Id="rId2" \
        Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" \
        Target="docProps/core.xml"/></Relationships>
        """

    private static let documentRelations: String = {
        let targets = [
            ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"), ("footer", "footer1"),
            ("footer", "footer2"), ("footer", "footer3"),
        ]
        let relations = targets.enumerated().map { index, target in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"\(WordML.relations)/\(target.0)\" Target=\"\(target.1).xml\"/>"
        }
        return """
            \(WordML.declaration)<Relationships \
            xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\(relations.joined())</Relationships>
            """
    }()
}

extension Double {
    /// Millimetres as twips, twentieths of a point.
    var twips: Int { Int((self * PageRules.pointsPerMM * 20).rounded()) }
}

extension PageRules {
    /// The line pitch in twips, rounded down so that a full page's lines stay on it.
    var lineTwips: Int { Int(linePitch * 20) }

    /// What is added to each character so that a line holds its number of them, rounded down likewise.
    var bodyTracking: Int { Int(((characterPitch - bodyPoints) * 20).rounded(.down)) }

    /// The indents that make a letter's lines as long as they are, centred on the paper.
    var letterLineIndents: (left: Int, right: Int) {
        let edge = (pageWidthMM - letterLineLengthMM) / 2
        let right = pageWidthMM - marginLeftMM - blockWidthMM
        return ((edge - marginLeftMM).twips, (edge - right).twips)
    }
}
