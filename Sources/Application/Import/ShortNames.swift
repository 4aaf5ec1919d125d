import Kernel

/// Makes the characters that stand for an organ in numbers (机关代字), each only once: `湘纪`, `岳纪`, `屈纪`, `南纪`.
///
/// A province and Hunan's prefectures have their customary character. A county has the first character of its name
/// that no other organ has taken, else two, else its whole name without `县`, `区`, `市`; a township has its county's
/// characters and the same rule for its own.
package struct ShortNames: Sendable {
    private var taken: Set<String>
    /// The last number that was put to a name of which there are too many.
    private var numbers: [String: Int] = [:]

    /// - Parameter taken: short names in use, whole: `南纪`.
    package init(taken: Set<String> = []) { self.taken = taken }

    /// Keeps a short name for one organ.
    /// - Returns: false when it was taken.
    package mutating func reserve(_ shortName: String) -> Bool { taken.insert(shortName).inserted }

    /// A short name that is free, and now taken.
    /// - Parameters:
    ///   - name: the division's or zone's name, `南县`, or the organ's, `南县纪委监委`.
    ///   - parentName: the name of the division above.
    ///   - parentShortName: the short name of the organ above.
    package mutating func make(name: String, rank: Rank, parentName: String, parentShortName: String) -> String {
        let words = DivisionName(name, within: parentName)
        let parentWords = DivisionName(parentName, within: "")
        let prefix = rank == .township ? Self.characters(of: parentShortName) : ""
        var candidates: [String] = []
        if let known = Self.customary[words.whole] { candidates.append(known) }
        if words.stem.isEmpty {
            let parentCharacters = rank == .township ? "" : Self.characters(of: parentShortName)
            candidates.append(parentCharacters + (words.suffix.hasPrefix("经济") ? "经开" : String(words.suffix.prefix(2))))
        } else {
            let first = String(words.stem.prefix(1))
            candidates.append(first)
            if words.stem == parentWords.stem {
                // 湘潭县 within 湘潭市, whose character is 潭.
                let shared = rank == .township ? first : Self.characters(of: parentShortName)
                candidates.append(shared + words.suffix.prefix(1))
            }
            if let last = words.stem.last, words.stem.count > 1, last != "族" { candidates.append(first + String(last)) }
            candidates += [String(words.stem.prefix(2)), words.stem, words.stem + words.suffix]
        }
        for candidate in candidates {
            let shortName = prefix + candidate + Self.ending
            if taken.insert(shortName).inserted { return shortName }
        }
        return numbered(prefix + words.whole)
    }

    /// Counts on from the last number of the same text: a thousand towns of one name are not a million tries.
    private mutating func numbered(_ text: String) -> String {
        var number = numbers[text, default: 1]
        while true {
            number += 1
            let shortName = "\(text)\(number)\(Self.ending)"
            if taken.insert(shortName).inserted {
                numbers[text] = number
                return shortName
            }
        }
    }

    private static func characters(of shortName: String) -> String {
        shortName.hasSuffix(ending) ? String(shortName.dropLast(ending.count)) : shortName
    }

    private static let ending = "纪"

    /// The customary characters of Hunan and its prefectures.
    static let customary: [String: String] = [
        "湖南省": "湘", "长沙市": "长", "株洲市": "株", "湘潭市": "潭", "衡阳市": "衡", "邵阳市": "邵", "岳阳市": "岳",
        "常德市": "常", "张家界市": "张", "益阳市": "益", "郴州市": "郴", "永州市": "永", "怀化市": "怀", "娄底市": "娄",
        "湘西土家族苗族自治州": "州",
    ]
}

/// A division's name in its parts: `湖南益阳高新技术产业园区` within Yiyang is no stem and the suffix `高新技术产业园区`.
struct DivisionName {
    /// The name without the organ's words.
    let whole: String
    /// What tells it from others; empty for a zone that is named after its prefecture alone.
    let stem: String
    /// `县`, `管理区` …
    let suffix: String

    init(_ name: String, within parent: String) {
        whole = Self.dropping(Self.organWords, from: name).rest
        var rest = whole
        for prefix in ["湖南省", "湖南"] where rest.hasPrefix(prefix) && rest.count > prefix.count {
            rest.removeFirst(prefix.count)
        }
        let parentWhole = Self.dropping(Self.organWords, from: parent).rest
        let parentStem = Self.dropping(Self.suffixes, from: parentWhole).rest
        for prefix in [parentWhole, parentStem]
        where !prefix.isEmpty && rest.hasPrefix(prefix) && rest.count > prefix.count + 1 {
            // 岳阳楼区 is no `楼区` within Yueyang: only a zone or a farm is named with its parent before it.
            guard rest.count - prefix.count > 3 || prefix == parentWhole else { continue }
            rest.removeFirst(prefix.count)
            break
        }
        (stem, suffix) = Self.dropping(Self.suffixes, from: rest)
    }

    private static func dropping(_ endings: [String], from text: String) -> (rest: String, ending: String) {
        for ending in endings where text.hasSuffix(ending) { return (String(text.dropLast(ending.count)), ending) }
        return (text, "")
    }

    private static let organWords = ["纪检监察工委", "纪检监察组", "纪委监委", "纪工委", "纪委"]
    /// Longest first.
    private static let suffixes = [
        "土家族苗族自治州", "苗族侗族自治县", "高新技术产业园区", "高新技术产业开发区", "经济技术开发区", "苗族自治县", "侗族自治县",
        "瑶族自治县", "经济开发区", "国有林场", "管理区", "示范区", "开发区", "度假区", "管理处", "自治县", "街道", "林场", "农场", "茶场",
        "新区", "县", "区", "市", "镇", "乡", "省",
    ]
}
