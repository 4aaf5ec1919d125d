import Testing

@testable import Application

@Suite("Tables in text files")
struct CSVDocumentTests {
    private func read(_ text: String) throws -> CSVDocument { try CSVDocument(Array(text.utf8)) }

    private func fault(_ bytes: [UInt8]) -> CSVFault? {
        do {
            _ = try CSVDocument(bytes)
            return nil
        } catch { return error }
    }

    @Test(
        "rows end with CRLF, LF or CR, and the last needs no end",
        arguments: ["a,b\r\n1,2\r\n3,4\r\n", "a,b\n1,2\n3,4", "a,b\r1,2\r3,4\r", "a,b\r\n1,2\n3,4\r"])
    func rowEnds(text: String) throws {
        let document = try read(text)
        #expect(document.header == ["a", "b"])
        #expect(document.rows.map(\.cells) == [["1", "2"], ["3", "4"]])
        #expect(document.rows.map(\.number) == [2, 3])
    }

    @Test("a quoted cell holds separators, line breaks and doubled quotation marks, and counts as one row")
    func quoted() throws {
        let document = try read("a,b\r\n\"x,\r\n\"\"y\"\"\",2\r\n\"\",\"4\" \r\n")
        #expect(document.rows.map(\.cells) == [["x,\r\n\"y\"", "2"], ["", "4"]])
        #expect(document.rows.map(\.number) == [2, 3])
    }

    @Test("empty rows are skipped but counted, white space around cells is dropped")
    func emptyRows() throws {
        let document = try read("\n a ,\u{3000}b\u{3000}\n,\n\n 1 , \u{A0}2\u{A0} \n")
        #expect(document.header == ["a", "b"])
        #expect(document.rows.map(\.cells) == [["1", "2"]])
        #expect(document.rows.map(\.number) == [5])
    }

    @Test("tab and semicolon separate where the header uses them")
    func separators() throws {
        #expect(try read("a\tb\n1,5\t2").rows[0].cells == ["1,5", "2"])
        #expect(try read("a;b\n1,5;2").rows[0].cells == ["1,5", "2"])
    }

    @Test("UTF-8 with and without a mark, UTF-16 with one, GBK and GB18030 are recognised")
    func encodings() throws {
        let text = "编码,名称\n1,屈原管理区\n"
        let plain = Array(text.utf8)
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        // 编码,名称 / 1,屈原管理区 in GBK.
        let gbk: [UInt8] =
            [0xB1, 0xE0, 0xC2, 0xEB, 0x2C, 0xC3, 0xFB, 0xB3, 0xC6, 0x0A, 0x31, 0x2C]
            + [0xC7, 0xFC, 0xD4, 0xAD, 0xB9, 0xDC, 0xC0, 0xED, 0xC7, 0xF8, 0x0A]
        let rows: [([UInt8], TextEncoding)] = [
            (plain, .utf8), ([0xEF, 0xBB, 0xBF] + plain, .utf8), ([0xFF, 0xFE] + little, .utf16LittleEndian),
            ([0xFE, 0xFF] + big, .utf16BigEndian), (gbk, .gb18030),
        ]
        for (bytes, encoding) in rows {
            let document = try CSVDocument(bytes)
            #expect(document.encoding == encoding)
            #expect(document.header == ["编码", "名称"])
            #expect(document.rows[0].cells == ["1", "屈原管理区"])
        }
        // 𠮷, as in some names, has four bytes in GB18030 and none in GBK.
        let rare = try CSVDocument([0xD0, 0xD5, 0xC3, 0xFB, 0x0A, 0x95, 0x34, 0xB2, 0x35])
        #expect(rare.header == ["姓名"] && rare.encoding == .gb18030)
        #expect(rare.rows[0].cells == ["\u{20BB7}"])
    }

    @Test("what is no table is refused with its place")
    func faults() {
        let rows: [(String, CSVFault)] = [
            ("", CSVFault(.fileEmpty)),
            ("\n,\n", CSVFault(.fileEmpty)),
            ("a,b\n1,\u{0}2", CSVFault(.forbiddenCharacter(scalar: 0), row: 2, column: 2)),
            ("a,b\n\"1\u{1B}\",2", CSVFault(.forbiddenCharacter(scalar: 0x1B), row: 2, column: 1)),
            ("a,b\n1,2\n1,\u{202E}2", CSVFault(.forbiddenCharacter(scalar: 0x202E), row: 3, column: 2)),
            ("a,b\n1,\u{FFFD}", CSVFault(.forbiddenCharacter(scalar: 0xFFFD), row: 2, column: 2)),
            ("a,b\n1,\u{85}", CSVFault(.forbiddenCharacter(scalar: 0x85), row: 2, column: 2)),
            ("a,b\n1,2\"3\"", CSVFault(.quoteInsideCell, row: 2, column: 2)),
            ("a,b\n\"1\"2,3", CSVFault(.textAfterQuote, row: 2, column: 1)),
            ("a,b\n1,\"2\n3,4\n", CSVFault(.quoteNotClosed, row: 2, column: 2)),
            ("a,b\n1,2,\n1,2,,4", CSVFault(.tooManyCells(expected: 2), row: 3, column: 4)),
        ]
        for (text, expected) in rows { #expect(fault(Array(text.utf8)) == expected, "\(text.debugDescription)") }
        #expect(fault([0x61, 0x0A, 0xFF, 0xFF]) == CSVFault(.encodingUnknown))
        #expect(fault([0xFF, 0xFE, 0x00, 0xD8, 0x0A, 0x00]) == CSVFault(.encodingUnknown))
        #expect(fault([0xEF, 0xBB, 0xBF, 0xB1]) == CSVFault(.encodingUnknown))
    }

    @Test("a file above the limit is refused before it is read")
    func limit() {
        #expect(throws: CSVFault(.fileTooLarge(bytesMax: 4))) { try CSVDocument(Array("a,b\n1".utf8), fileBytesMax: 4) }
        #expect(CSVDocument.fileBytesMax == 67_108_864)
    }
}
