import Kernel
import Verification

extension Verification: PaperMaking {
    /// None: nothing that a verification writes leaves the case as a document; its findings go to the report.
    package static func papers(of state: State, with names: NameBook) -> [Application.Paper] { [] }
}
