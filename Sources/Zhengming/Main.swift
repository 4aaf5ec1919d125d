import Hummingbird
import AsyncHTTPClient
@main struct Main { static func main() {} }
