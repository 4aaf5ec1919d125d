import Kernel

extension RuleBook {
    /// A rule set as issued: who, when, for which time, and what it says, each value with the article it comes from.
    ///
    /// Its property names are the storage contract: the set is journaled whole, and its digest is taken over it.
    package struct RuleSet: Hashable, Sendable, Codable {
        /// The series the set belongs to within its issuer, `hunan-clarification`: the next version has the same slug.
        package var slug: String
        package var issuer: BodyCode
        /// The title without brackets: `湖南省纪检监察机关失实检举控告澄清工作实施办法`.
        package var title: String
        /// The document number (文号), where it is known.
        package var number: String?
        package var adoption: Adoption?
        package var status: Status
        /// The first day in force.
        package var effectiveFrom: CivilDate
        /// The last day in force; nil while no end is set.
        package var effectiveTo: CivilDate?
        /// Other documents that values of this set come from, by key: a collection cites them instead of itself.
        package var documents: [String: Document]
        package var parameters: [Parameter]
        package var clauses: [ClauseText]
        package var chains: [Chain]

        package init(
            slug: String, issuer: BodyCode, title: String, number: String? = nil, adoption: Adoption? = nil,
            status: Status, effectiveFrom: CivilDate, effectiveTo: CivilDate? = nil,
            documents: [String: Document] = [:], parameters: [Parameter] = [], clauses: [ClauseText] = [],
            chains: [Chain] = []
        ) {
            self.slug = slug
            self.issuer = issuer
            self.title = title
            self.number = number
            self.adoption = adoption
            self.status = status
            self.effectiveFrom = effectiveFrom
            self.effectiveTo = effectiveTo
            self.documents = documents
            self.parameters = parameters
            self.clauses = clauses
            self.chains = chains
        }

        /// The canonical text: what is journaled, and what the shell takes the SHA-256 digest of.
        package var canonical: String { RuleBook.stored(.loaded(self)).body }

        /// The parameter with this name.
        package func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }
    }

    /// Who adopted a rule set, and when as far as is known.
    package struct Adoption: Hashable, Sendable, Codable {
        /// The meeting or organ: `湖南省纪委常委会会议`.
        package let meeting: String
        /// `2021`, `2021-07` or `2021-07-15`: sources often name the month alone.
        package let date: String

        package init(meeting: String, date: String) {
            self.meeting = meeting
            self.date = date
        }
    }

    /// How far a rule set has come.
    package enum Status: String, Hashable, Sendable, Codable, CaseIterable {
        /// 征求意见稿: published for comments, never in force.
        case consultation
        /// 试行.
        case trial
        /// 正式.
        case formal
        /// 已废止: loaded for the history it governed; in force until its last day.
        case repealed

        /// Whether cases of its time are decided under it.
        package var applies: Bool {
            switch self {
            case .trial, .formal, .repealed: true
            case .consultation: false
            }
        }
    }

    /// A document that a value of a collection comes from.
    package struct Document: Hashable, Sendable, Codable {
        /// The title without brackets.
        package let title: String
        package let number: String?

        package init(title: String, number: String? = nil) {
            self.title = title
            self.number = number
        }
    }

    /// Where a value, clause or chain comes from.
    package struct Source: Hashable, Sendable, Codable {
        /// The rule row, `CLA-008`.
        package let row: String
        /// The article, `第十五条`; empty where the source names none.
        package let article: String
        package let label: SourceLabel
        /// The source in words, for whoever checks the value.
        package let text: String
        /// The key of the document among the set's documents; nil means the set itself.
        package let document: String?

        package init(row: String, article: String = "", label: SourceLabel, text: String, document: String? = nil) {
            self.row = row
            self.article = article
            self.label = label
            self.text = text
            self.document = document
        }
    }

    /// How well a value is founded.
    package enum SourceLabel: String, Hashable, Sendable, Codable, CaseIterable {
        /// Read in the statute's text or on an official body's own page.
        case official = "V1"
        /// Quoted by somebody else.
        case quoted = "V2"
        /// Stated in the report on Hunan's practice the platform is built on.
        case practice = "S"
        /// From memory; to be checked before use.
        case memory = "M"
        /// A default of the installation where no rule was found.
        case byDefault = "D"
    }

    /// What a lower Body's rule set may do with a value.
    package enum Bound: String, Hashable, Sendable, Codable, CaseIterable {
        /// It may set its own.
        case none
        /// It may not go below: no smaller number, no flag unset, no item taken from a list.
        case floor
        /// It may not go beyond: no larger number, no flag set, no item added to a list.
        case ceiling
        /// It may set none but this very value: neither is stricter than the other, as with the months of a sanction.
        case fixed
    }

    /// A value with its name.
    package struct Parameter: Hashable, Sendable, Codable {
        /// `clarify.implement_after_approval.max`.
        package let name: String
        package let value: RuleValue
        package let unit: RuleUnit
        package let bound: Bound
        package let source: Source

        package init(name: String, value: RuleValue, unit: RuleUnit = .none, bound: Bound = .none, source: Source) {
            self.name = name
            self.value = value
            self.unit = unit
            self.bound = bound
            self.source = source
        }
    }

    /// A sentence of issued documents; `{name}` marks where a checked value goes.
    package struct ClauseText: Hashable, Sendable, Codable {
        /// `clarification.letter.opening`.
        package let name: String
        package let text: String
        package let source: Source

        package init(name: String, text: String, source: Source) {
            self.name = name
            self.text = text
            self.source = source
        }
    }

    /// Who approves an act, step by step.
    package struct Chain: Hashable, Sendable, Codable {
        /// The act the chain ends: `clarification.approve`.
        package let act: String
        package let steps: [ApprovalStep]
        package let source: Source

        package init(act: String, steps: [ApprovalStep], source: Source) {
            self.act = act
            self.steps = steps
            self.source = source
        }
    }
}

extension RuleBook.Parameter {
    private enum CodingKeys: String, CodingKey { case name, value, unit, bound, source }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        let value: RuleValue
        if let flag = try? box.decode(Bool.self, forKey: .value) {
            value = .flag(flag)
        } else if let count = try? box.decode(Int.self, forKey: .value) {
            value = .count(count)
        } else if let text = try? box.decode(String.self, forKey: .value) {
            value = .text(text)
        } else {
            value = .list(try box.decode([String].self, forKey: .value))
        }
        self.init(
            name: try box.decode(String.self, forKey: .name), value: value,
            unit: try box.decode(RuleUnit.self, forKey: .unit),
            bound: try box.decode(RuleBook.Bound.self, forKey: .bound),
            source: try box.decode(RuleBook.Source.self, forKey: .source))
    }

    /// Writes the value bare (`15`, `true`, `"失实"`, `["书面"]`), so that the journal reads like the rule set.
    package func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(name, forKey: .name)
        switch value {
        case .count(let count): try box.encode(count, forKey: .value)
        case .flag(let flag): try box.encode(flag, forKey: .value)
        case .text(let text): try box.encode(text, forKey: .value)
        case .list(let items): try box.encode(items, forKey: .value)
        }
        try box.encode(unit, forKey: .unit)
        try box.encode(bound, forKey: .bound)
        try box.encode(source, forKey: .source)
    }
}
