import Clarification
import Documents
import Intake
import Kernel

/// The printed sheets of numbered blanks: a table to fill in by hand for each kind, with exactly what is entered
/// afterwards, signature lines, and the number on each page.
///
/// A new kind is a case of `BlankFormKind`, a title and a table here, and its words.
package struct BlankFormSheets: Sendable {
    /// The name of the Body that drew them.
    private let body: String

    package init(body: String) { self.body = body }

    /// The pages of a blank, each with its number.
    package func pages(
        _ kind: BlankFormKind, number: String, purpose: String, place: String
    ) -> [OfficialDocument] {
        let use = [
            Row.field("领用机关", body), .pair(("使用地点", place), ("用途", purpose)),
        ]
        let tables: [[Row]]
        switch kind {
        case .registration: tables = [use + registration, statement]
        case .talk: tables = [use + talk, talkOn]
        case .receipt: tables = [use + receipt]
        }
        let title = Self.title(kind)
        return tables.enumerated().map { index, rows in
            OfficialDocument(
                style: .form, number: "编号：\(number)", title: index == 0 ? title : "\(title)（续页）",
                body: [.table(rows)])
        }
    }

    /// What a sheet is called.
    package static func title(_ kind: BlankFormKind) -> String {
        switch kind {
        case .registration: "检举控告登记表"
        case .talk: "核查谈话笔录"
        case .receipt: "送达回证"
        }
    }

    // MARK: 检举控告登记表

    private var registration: [Row] {
        let channels = Intake.Channel.allCases.filter { $0 != .web }.map(\.paperWord)
        return [
            .field("收到渠道", Self.boxes(channels)),
            .field("收到日期", Self.day),
            .field("检举控告人", "姓名：\n联系方式：\n□实名　□匿名", lines: 3),
            .field("被检举\n控告人", "姓名（名称）、单位、职务：", lines: 3),
            allegation("问题一", lines: 8),
            .field("登记人", "", lines: 2, closing: Self.signHere),
        ]
    }

    private func allegation(_ label: String, lines: Int) -> Row {
        let categories = Self.boxes(Intake.AllegationCategory.allCases.map(\.paperWord))
        return .field(
            label,
            "发生时间：\(Self.month)至\(Self.month)\n类别：\(categories)\n□属于业务范围　□不属于业务范围\n内容：", lines: lines)
    }

    /// What was said, in the words it was said in: the sealed original is made of it.
    private var statement: [Row] {
        [
            allegation("问题二", lines: 7),
            Row([.label("检举控告原始内容（记录或者本人书写，更多问题写明序号）", twelfths: 12)]),
        ] + Self.ruled(9) + [.pair(("检举控告\n人签名", ""), ("登记人\n签名", ""))]
    }

    // MARK: 核查谈话笔录

    private var talk: [Row] {
        [
            .field("核查编号", ""),
            .field("谈话对象", "姓名、单位、职务："),
            .field("谈话日期", Self.day),
            .field("在场\n承办人", "（两人以上）", lines: 2),
            .field("涉及的\n问题", "序号：", lines: 2),
            .field("证明内容", "", lines: 2),
            Row([.label("谈话内容（陈述和申辩）", twelfths: 12)]),
        ] + Self.ruled(5) + [signatures]
    }

    private var talkOn: [Row] {
        [Row([.label("谈话内容（续）", twelfths: 12)])] + Self.ruled(15) + [signatures]
    }

    private var signatures: Row { .pair(("谈话对象\n签名", ""), ("承办人\n签名", "")) }

    // MARK: 送达回证

    private var receipt: [Row] {
        [
            .field("澄清编号", ""),
            .field("送达文书\n和文号", "", lines: 2),
            .field("方式", Self.boxes(Clarification.Form.allCases.map(\.paperWord))),
            .field("送达日期", Self.day),
            .field("送达地点", ""),
            .field("送达对象", "", lines: 2),
            .field("在场知悉", "", lines: 1),
            .field("当场送达\n澄清函", "", lines: 1),
            .field("受送达人\n签收", "", lines: 3, closing: Self.signHere),
            .field("代收人\n签收", "代收理由：", lines: 2, closing: Self.signHere),
            .field("实施人", "（两人以上）", lines: 2, closing: Self.signHere),
        ]
    }

    // MARK: Parts

    private static let day = "　　　　年　　月　　日"
    private static let month = "　　　年　　月"
    private static let signHere = "签名：　　　　　　年　　月　　日"

    /// Lines to write on.
    private static func ruled(_ count: Int) -> [Row] {
        Array(repeating: Row([.value("", twelfths: 12)]), count: count)
    }

    /// Choices to tick.
    private static func boxes(_ words: [String]) -> String { words.map { "□\($0)" }.joined(separator: "　") }
}

extension Intake.Channel {
    /// The channel on a sheet; the words of the Chinese pages.
    package var paperWord: String {
        switch self {
        case .letter: "来信"
        case .visit: "来访"
        case .telephone: "来电"
        case .web: "网络"
        case .handedDown: "上级交办"
        case .transferred: "其他机关移送"
        case .found: "工作中发现"
        }
    }
}

extension Intake.AllegationCategory {
    /// The category on a sheet; the words of the Chinese pages.
    package var paperWord: String {
        switch self {
        case .politicalDiscipline: "政治纪律"
        case .organisationalDiscipline: "组织纪律"
        case .integrityDiscipline: "廉洁纪律"
        case .massDiscipline: "群众纪律"
        case .workDiscipline: "工作纪律"
        case .lifeDiscipline: "生活纪律"
        case .dutyViolation: "职务违法"
        case .dutyCrime: "职务犯罪"
        case .other: "其他（不属业务范围）"
        }
    }
}
