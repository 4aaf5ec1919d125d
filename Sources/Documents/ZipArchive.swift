import CLibZip
import Foundation

/// Packs files into a ZIP archive in memory; the same files give the same bytes.
enum ZipArchive {
    /// The archive's bytes.
    static func pack(_ files: [(name: String, text: String)]) throws(DocumentError) -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(nil, 0, 0, &error) else { throw failure(&error) }
        // Ours until the end: closing the archive gives up the archive's own hold on it.
        zip_source_keep(source)
        defer { zip_source_free(source) }
        guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, &error) else {
            zip_source_free(source)
            throw failure(&error)
        }
        do throws(DocumentError) {
            for file in files { try add(file.name, Array(file.text.utf8), to: archive) }
        } catch {
            zip_discard(archive)
            throw error
        }
        guard zip_close(archive) == 0 else {
            let code = Int(zip_error_code_zip(zip_get_error(archive)))
            zip_discard(archive)
            throw .libraryFailed(.libZip, code: code)
        }
        return try read(source)
    }

    private static func add(_ name: String, _ bytes: [UInt8], to archive: OpaquePointer) throws(DocumentError) {
        // libzip reads the bytes when the archive is closed, and then frees them.
        guard let copy = malloc(max(1, bytes.count)) else { throw .libraryFailed(.libZip, code: Int(ZIP_ER_MEMORY)) }
        bytes.withUnsafeBytes { from in
            if let base = from.baseAddress { copy.copyMemory(from: base, byteCount: from.count) }
        }
        guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
            free(copy)
            throw .libraryFailed(.libZip, code: Int(zip_error_code_zip(zip_get_error(archive))))
        }
        let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw .libraryFailed(.libZip, code: Int(zip_error_code_zip(zip_get_error(archive))))
        }
        // 1980-01-01, the format's first day: the clock would make two runs differ.
        zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0)
    }

    private static func read(_ source: OpaquePointer) throws(DocumentError) -> [UInt8] {
        guard zip_source_open(source) == 0 else {
            throw .libraryFailed(.libZip, code: Int(zip_error_code_zip(zip_source_error(source))))
        }
        defer { zip_source_close(source) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = zip_source_read(source, &chunk, zip_uint64_t(chunk.count))
            guard count >= 0 else {
                throw .libraryFailed(.libZip, code: Int(zip_error_code_zip(zip_source_error(source))))
            }
            if count == 0 { return bytes }
            bytes += chunk.prefix(Int(count))
        }
    }

    private static func failure(_ error: inout zip_error_t) -> DocumentError {
        .libraryFailed(.libZip, code: Int(zip_error_code_zip(&error)))
    }
}
