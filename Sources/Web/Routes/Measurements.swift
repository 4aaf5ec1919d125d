import HTTPTypes
import Synchronization

/// What a node counts of itself: how many requests each route answered, how, and in what time.
///
/// A class because every request writes to it; guarded by its lock. Of a request nothing is kept but its route's
/// pattern, a known method and the status: no address, identifier or word of it.
package final class Measurements: Sendable {
    /// A route as it is declared, `/reports/{id}`, and how it is asked.
    struct Route: Hashable, Comparable {
        let path: String
        let method: String

        static func < (left: Self, right: Self) -> Bool { (left.path, left.method) < (right.path, right.method) }
    }

    /// How the requests of one route were answered.
    struct Answers {
        /// How many by status.
        var statuses: [Int: Int] = [:]
        /// How many took at most each of the bounds, and no lower one; the last took longer than all.
        var times = [Int](repeating: 0, count: Measurements.bounds.count + 1)
        /// Together.
        var seconds = 0.0

        mutating func add(status: Int, seconds: Double) {
            statuses[status, default: 0] += 1
            times[Measurements.bounds.firstIndex { seconds <= $0 } ?? Measurements.bounds.count] += 1
            self.seconds += seconds
        }
    }

    private struct Counts {
        var routes: [Route: Answers] = [:]
        var underWay = 0
    }

    /// Seconds that times are sorted by.
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// Methods that have a count of their own: anybody can send any other.
    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post]

    private let counts = Mutex(Counts())

    package init() {}

    /// Notes that a request has come.
    func begin() { counts.withLock { $0.underWay += 1 } }

    /// Notes that it was answered.
    /// - Parameters:
    ///   - route: the pattern of the route that took it; nil where none did.
    ///   - status: the answer's, nil where there was none.
    func end(_ route: String?, _ method: HTTPRequest.Method, status: Int?, seconds: Double) {
        let route = Route(path: route ?? "", method: Self.methods.contains(method) ? method.rawValue : "other")
        counts.withLock { counts in
            counts.underWay -= 1
            if let status { counts.routes[route, default: Answers()].add(status: status, seconds: seconds) }
        }
    }

    /// Everything counted so far, as Prometheus reads it.
    func write(to text: inout MetricsText) {
        let (routes, underWay) = counts.withLock { ($0.routes.sorted { $0.key < $1.key }, $0.underWay) }
        text.head("zhengming_requests_under_way", .gauge, "Requests that wait for their answer.")
        text.line("zhengming_requests_under_way", [], underWay)
        text.head("zhengming_requests_total", .counter, "Requests answered, by route and status.")
        for (route, answers) in routes {
            for (status, count) in answers.statuses.sorted(by: { $0.key < $1.key }) {
                text.line("zhengming_requests_total", Self.labels(route) + [("status", "\(status)")], count)
            }
        }
        text.head("zhengming_request_seconds", .histogram, "Time to the answer, by route.")
        for (route, answers) in routes {
            var sum = 0
            for (bound, count) in zip(Self.bounds.map { "\($0)" } + ["+Inf"], answers.times) {
                sum += count
                text.line("zhengming_request_seconds_bucket", Self.labels(route) + [("le", bound)], sum)
            }
            text.line("zhengming_request_seconds_sum", Self.labels(route), answers.seconds)
            text.line("zhengming_request_seconds_count", Self.labels(route), sum)
        }
    }

    private static func labels(_ route: Route) -> [(String, String)] {
        [("route", route.path), ("method", route.method)]
    }
}

/// The text that Prometheus reads, version 0.0.4 of its format.
struct MetricsText {
    /// What a figure does.
    enum Kind: String { case counter, gauge, histogram }

    private(set) var text = ""

    /// Begins a family of figures.
    mutating func head(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// A figure with its labels.
    mutating func line(_ name: String, _ labels: [(String, String)], _ value: some Numeric & CustomStringConvertible) {
        let shown = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        text += shown.isEmpty ? "\(name) \(value)\n" : "\(name){\(shown)} \(value)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
