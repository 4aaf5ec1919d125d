import Kernel
import Storage

/// A case and the cases it came from or opened: what an act on one of them causes lands in the others.
enum CaseFamily {
    /// Holds the whole family before anything of it is read, always in the same order: of two acts in one family the
    /// second waits at the first stream, and neither has what the other needs.
    static func hold(_ stream: StreamId, in session: any SQLSession) throws(StoreError) {
        // With one writer there is nobody to wait for, and nothing to look up.
        guard session.hasOtherWriters else { return }
        for member in try members(with: stream, in: session).sorted(by: { $0.description < $1.description }) {
            try session.hold(.stream(member), .exclusive)
        }
    }

    /// The family as the read tables have it now. A case that joins it meanwhile is held when it is come to; should two
    /// acts then wait for each other, the engine undoes one of them and it is done again.
    private static func members(with stream: StreamId, in session: any SQLSession) throws(StoreError) -> Set<StreamId> {
        var found: Set<StreamId> = [stream]
        var newest = [stream]
        while !newest.isEmpty, found.count < membersMax {
            let links = try Registers.links(ofAll: newest.compactMap { CaseId($0.id) }, in: session)
            newest = links.map(\.stream).filter { found.insert($0).inserted }
        }
        return found
    }

    /// Families are of three or four; a chain of repeated reports can be long, and the rest is held as it is come to.
    private static let membersMax = 40
}
