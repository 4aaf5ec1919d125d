import Documents
import Kernel

/// A document of a case: made anew from the case's state whenever it is asked for, so that it cannot drift from it.
package struct Paper: Sendable {
    /// Its name in URLs: `letter-official-miao`.
    package let name: String
    /// The kind's name for words: `paper.<kind>`.
    package let kind: String
    /// What distinguishes it from others of its kind, for example the addressee's name; may be empty.
    package let detail: String
    /// 发文字号, once issued.
    package let number: String?
    /// Whether it has been approved for issue; a draft carries a mark and no number.
    package let isIssued: Bool
    /// The day it bears; nil where none is on it yet.
    package let on: CivilDate?
    package let document: OfficialDocument

    /// - Parameter on: the day it bears, where it is not the day of its signature.
    package init(
        name: String, kind: String, detail: String, number: String?, isIssued: Bool, on: CivilDate? = nil,
        document: OfficialDocument
    ) {
        self.name = name
        self.kind = kind
        self.detail = detail
        self.number = number
        self.isIssued = isIssued
        self.on = on ?? document.signature?.date
        self.document = document
    }

    /// What it is called in a register: its title, with what distinguishes it.
    package var title: String {
        let line = document.title.replacing("\n", with: "")
        return detail.isEmpty ? line : "\(line)（\(detail)）"
    }
}

/// A mechanism whose cases make documents.
package protocol PaperMaking: CasePort {
    /// The documents a case has now.
    static func papers(of state: State, with names: NameBook) -> [Paper]
    /// The signed papers, receipts and pieces of evidence that came in with an event, for the list of the case's
    /// documents. Nothing that a reporter handed in, for that may betray who it was.
    static func scans(in recorded: Recorded<Event>, with names: NameBook) -> [Scan]
}

extension PaperMaking {
    package static func scans(in recorded: Recorded<Event>, with names: NameBook) -> [Scan] { [] }
}

/// A scan in the vault, as far as the list of the case's documents tells of it: that it is there.
package struct Scan: Hashable, Sendable {
    /// What it is, without a word of what is in it: `证据材料第3号`.
    package let title: String
    package let sealed: SealedRef
    package let on: CivilDate

    package init(title: String, sealed: SealedRef, on: CivilDate) {
        self.title = title
        self.sealed = sealed
        self.on = on
    }

    /// A signed approval that a clerk entered.
    package static func approval(_ paper: PaperApproval, with names: NameBook) -> Scan {
        Scan(title: "纸质签批件（\(names.staff(paper.approver))）", sealed: paper.scan, on: paper.signedOn)
    }
}
