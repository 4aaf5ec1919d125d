import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// An answer for machines.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: Array(try JSON.encode(value)))))
    }
}

extension PageResponse {
    /// The page as an answer.
    var plain: Response {
        let headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
            .contentLength: String(html.bytes.count),
        ]
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }
}
