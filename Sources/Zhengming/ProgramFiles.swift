import Application
import Documents
import Foundation
import Kernel
import Organisation
import RuleBook

/// The files that come with the program: data, built-in rules, style sheets.
struct ProgramFiles {
    let home: URL

    /// Looks in `ZHENGMING_HOME`, in the current directory, and in the folders above the program.
    static func find() throws -> ProgramFiles {
        var places: [URL] = []
        if let home = ProcessInfo.processInfo.environment["ZHENGMING_HOME"] {
            places = [URL(filePath: home)]
        } else {
            places.append(URL(filePath: FileManager.default.currentDirectoryPath))
            var folder = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
            for _ in 0..<5 {
                folder.deleteLastPathComponent()
                places.append(folder)
            }
        }
        for place in places {
            let calendar = place.appending(path: "Data/workday-exceptions-china.csv").path()
            if FileManager.default.fileExists(atPath: calendar) { return ProgramFiles(home: place) }
        }
        throw CommandFailure(
            zh: "找不到程序自带的 Data 目录。请在项目目录下运行，或设置环境变量 ZHENGMING_HOME",
            en: "the folder Data of the program was not found: run in the project's folder, or set ZHENGMING_HOME")
    }

    /// What is in a file that a command was given.
    /// - Throws: a line that tells a file that is not there from one that may not be read.
    static func content(of path: String) throws -> Data {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure(zh: "文件 \(path) 不存在。请核对路径", en: "there is no file \(path): check the path")
        }
        guard !isFolder.boolValue else {
            throw CommandFailure(zh: "\(path) 是目录。请给出文件", en: "\(path) is a folder: name a file")
        }
        guard let content = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(
                zh: "无法读取 \(path)。请检查该文件的权限", en: "\(path) cannot be read: check its permissions")
        }
        return content
    }

    /// The folder with the style sheets.
    var assets: [String] {
        [home.appending(path: "Assets").path(), home.appending(path: "var/assets").path()]
    }

    /// The fonts of official documents: of the environment's folder, else of the one beside the program.
    func fonts() throws -> FontLibrary {
        let chosen = ProcessInfo.processInfo.environment["ZHENGMING_FONTS"]
        do {
            return try FontLibrary.standard(
                directory: chosen == nil ? home.appending(path: "var/fonts").path() : nil)
        } catch {
            throw CommandFailure(
                zh: "缺少公文字体（\(error)），请运行 script/bootstrap",
                en: "a font of official documents is missing: run script/bootstrap")
        }
    }

    /// The working days of China as announced.
    func calendar() throws -> WorkCalendar {
        let file = home.appending(path: "Data/workday-exceptions-china.csv")
        do {
            return try WorkCalendar(csv: String(contentsOf: file, encoding: .utf8))
        } catch let error as CalendarError {
            throw CommandFailure(
                zh: "工作日例外表第 \(error.row) 行无法读取", en: "row \(error.row) of the working-day table cannot be read")
        }
    }

    /// The Bodies of the default tree.
    func bodies() throws -> [BodyRegistry.Establishing] {
        let file = home.appending(path: "Data/divisions-hunan.csv")
        do {
            return try DefaultTree.hunan(divisions: Array(Data(contentsOf: file)))
        } catch let fault as DefaultTree.Fault {
            throw CommandFailure(zh: "区划表无法读取：\(fault)", en: "the table of divisions cannot be read: \(fault)")
        }
    }

    /// The built-in rule sets, in the order in which they can be loaded.
    func rules() throws -> [RuleBook.RuleSet] {
        do {
            return try RuleSetFile.folder(home.appending(path: "Rules").path())
        } catch let error as RuleSetFileError {
            throw CommandFailure(lines: error.problems.map { ($0.chinese, $0.english) })
        }
    }
}
