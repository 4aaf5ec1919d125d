import Foundation

/// What a face is for.
package enum FontRole: Hashable, Sendable, CaseIterable {
    /// 仿宋: the text.
    case text
    /// 小标宋: titles and heads.
    case title
    /// 黑体: headings of the first level, labels.
    case headingFirst
    /// 楷体: headings of the second level.
    case headingSecond
    /// 宋体: page numbers.
    case pageNumber

    /// The file that `script/bootstrap` installs for it, from Debian's texlive-lang-chinese.
    var file: String {
        switch self {
        case .text: "FandolFang-Regular.otf"
        case .title: "FandolSong-Bold.otf"
        case .headingFirst: "FandolHei-Regular.otf"
        case .headingSecond: "FandolKai-Regular.otf"
        case .pageNumber: "FandolSong-Regular.otf"
        }
    }

    /// The name by which offices' word processors know the face.
    var officeName: String {
        switch self {
        case .text: "仿宋_GB2312"
        case .title: "方正小标宋简体"
        case .headingFirst: "黑体"
        case .headingSecond: "楷体_GB2312"
        case .pageNumber: "宋体"
        }
    }

    /// What a word processor without that face may take instead.
    var officeSubstitute: String {
        switch self {
        case .text: "仿宋"
        case .title: "宋体"
        case .headingFirst: "SimHei"
        case .headingSecond: "楷体"
        case .pageNumber: "SimSun"
        }
    }
}

/// A font file, and for a collection which of its families.
package struct FontFile: Hashable, Sendable {
    package let path: String
    /// The family to look for in a collection (`.ttc`); nil takes the first face.
    package let family: String?

    package init(path: String, family: String? = nil) {
        self.path = path
        self.family = family
    }

    var name: String { URL(fileURLWithPath: path).lastPathComponent }
}

/// The font files documents are set in: one for each role, and those asked in turn for a glyph it lacks.
///
/// The faces of the standard's kind cover GB 2312 only, and people's names go beyond it (喆, 堃, 䶮, 镕, 祎), so there
/// is always a fallback that covers the ideographs of Unicode.
package struct FontLibrary: Hashable, Sendable {
    /// The environment variable that names the folder of the project's fonts.
    package static let directoryVariable = "ZHENGMING_FONTS"

    let faces: [FontRole: FontFile]
    let fallbacks: [FontRole: [FontFile]]

    /// A library of the caller's own files.
    ///
    /// Throws `fontMissing` for a role without a file, and for a file that is not there.
    package init(faces: [FontRole: FontFile], fallbacks: [FontRole: [FontFile]]) throws(DocumentError) {
        for role in FontRole.allCases {
            guard let face = faces[role] else { throw .fontMissing(file: role.file) }
            for file in [face] + (fallbacks[role] ?? []) {
                guard FileManager.default.isReadableFile(atPath: file.path) else {
                    throw .fontMissing(file: file.name)
                }
            }
        }
        self.faces = faces
        self.fallbacks = fallbacks
    }

    /// The fonts of an installation: the Fandol faces in `directory` (else in the folder that `ZHENGMING_FONTS` names,
    /// else in `var/fonts`), and Debian's fonts-lxgw-wenkai and fonts-noto-cjk below `systemDirectory`.
    ///
    /// Throws `fontMissing` with the first file that is not there.
    package static func standard(
        directory: String? = nil, systemDirectory: String = "/usr/share/fonts"
    ) throws(DocumentError) -> FontLibrary {
        let folder =
            directory ?? ProcessInfo.processInfo.environment[directoryVariable].flatMap { $0.isEmpty ? nil : $0 }
            ?? "var/fonts"
        func wenkai(_ weight: String) -> FontFile {
            FontFile(path: "\(systemDirectory)/truetype/lxgw-wenkai/LXGWWenKai-\(weight).ttf")
        }
        func noto(_ kind: String, _ weight: String) -> FontFile {
            FontFile(
                path: "\(systemDirectory)/opentype/noto/Noto\(kind)CJK-\(weight).ttc", family: "Noto \(kind) CJK SC")
        }
        var faces: [FontRole: FontFile] = [:]
        var fallbacks: [FontRole: [FontFile]] = [:]
        for role in FontRole.allCases {
            faces[role] = FontFile(path: "\(folder)/\(role.file)")
            // The nearest in kind and weight first, so that a name does not stand out from its line.
            switch role {
            case .text: fallbacks[role] = [wenkai("Light"), noto("Serif", "Regular")]
            case .title: fallbacks[role] = [noto("Serif", "Bold"), wenkai("Bold")]
            case .headingFirst: fallbacks[role] = [noto("Sans", "Bold"), wenkai("Bold")]
            case .headingSecond: fallbacks[role] = [wenkai("Regular"), noto("Serif", "Regular")]
            case .pageNumber: fallbacks[role] = [noto("Serif", "Regular"), wenkai("Regular")]
            }
        }
        return try FontLibrary(faces: faces, fallbacks: fallbacks)
    }
}
