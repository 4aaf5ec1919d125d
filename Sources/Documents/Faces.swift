import CCairo

/// A FreeType face together with a FreeType library of its own, freed when cairo lets go of it.
///
/// A class because it owns C memory. cairo keeps scaled fonts in a cache of the process and may drop its last reference
/// to this face long after the renderer is gone and on any thread; since FreeType allows a library to be used by one
/// thread at a time, no two faces share one.
private final class FreeTypeFace {
    let library: FT_Library
    let face: FT_Face
    /// cairo finds user data by the address of its key, so the key needs an address that lasts as long as this.
    let key = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)

    init(_ file: FontFile) throws(DocumentError) {
        var library: FT_Library?
        let status = FT_Init_FreeType(&library)
        guard status == 0, let library else { throw .libraryFailed(.freeType, code: Int(status)) }
        guard let face = Self.open(file, in: library) else {
            FT_Done_FreeType(library)
            throw .fontUnreadable(file: file.name)
        }
        self.library = library
        self.face = face
    }

    deinit {
        FT_Done_Face(face)
        FT_Done_FreeType(library)
        key.deallocate()
    }

    /// Opens the file, in a collection the face of the wanted family.
    private static func open(_ file: FontFile, in library: FT_Library) -> FT_Face? {
        var index = 0
        while true {
            var opened: FT_Face?
            guard FT_New_Face(library, file.path, FT_Long(index), &opened) == 0, let face = opened else { return nil }
            guard let family = file.family else { return face }
            if let name = face.pointee.family_name, String(cString: name) == family { return face }
            index += 1
            let count = Int(face.pointee.num_faces)
            FT_Done_Face(face)
            guard index < count else { return nil }
        }
    }
}

/// A face as both libraries know it.
final class Face {
    private let freeType: FreeTypeFace
    let cairo: OpaquePointer

    init(_ file: FontFile) throws(DocumentError) {
        let freeType = try FreeTypeFace(file)
        guard let cairo = cairo_ft_font_face_create_for_ft_face(freeType.face, 0) else {
            throw .libraryFailed(.cairo, code: Int(CAIRO_STATUS_NO_MEMORY.rawValue))
        }
        let held = Unmanaged.passRetained(freeType)
        let status = cairo_font_face_set_user_data(cairo, freeType.key, held.toOpaque()) { pointer in
            if let pointer { Unmanaged<FreeTypeFace>.fromOpaque(pointer).release() }
        }
        guard status == CAIRO_STATUS_SUCCESS else {
            cairo_font_face_destroy(cairo)
            held.release()
            throw .libraryFailed(.cairo, code: Int(status.rawValue))
        }
        self.freeType = freeType
        self.cairo = cairo
    }

    deinit { cairo_font_face_destroy(cairo) }

    /// The glyph of a code point and its advance in em; nil when the face has none (glyph 0 is the empty box).
    func glyph(_ scalar: Unicode.Scalar) -> (index: UInt, advance: Double)? {
        let index = FT_Get_Char_Index(freeType.face, FT_ULong(scalar.value))
        // 1 is FT_LOAD_NO_SCALE, a macro Swift does not import: the advance comes in the font's own units.
        guard index != 0, FT_Load_Glyph(freeType.face, index, 1) == 0 else { return nil }
        let em = Double(freeType.face.pointee.units_per_EM)
        return (UInt(index), Double(freeType.face.pointee.glyph.pointee.advance.x) / em)
    }
}

/// A glyph as it is set: which face draws it and how wide it is in em.
struct Glyph {
    let scalar: Unicode.Scalar
    let index: UInt
    let face: Face
    let advance: Double
}

/// The open faces of a library, and the glyphs already found in them.
///
/// A class because it owns the faces. Not Sendable: a FreeType face may be used by one thread at a time, so whoever
/// shares this holds a lock for as long as it sets and draws (`DocumentRenderer`).
final class Faces {
    private struct Wanted: Hashable {
        let role: FontRole
        let scalar: Unicode.Scalar
    }

    private let library: FontLibrary
    private var open: [FontFile: Face] = [:]
    private var found: [Wanted: Glyph] = [:]

    init(_ library: FontLibrary) { self.library = library }

    /// The glyph of a code point in the role's face, else in the first fallback that has it.
    func glyph(_ scalar: Unicode.Scalar, role: FontRole, field: DocumentField) throws(DocumentError) -> Glyph {
        let wanted = Wanted(role: role, scalar: scalar)
        if let glyph = found[wanted] { return glyph }
        for file in [library.faces[role]].compactMap({ $0 }) + (library.fallbacks[role] ?? []) {
            let face = try face(file)
            guard let (index, advance) = face.glyph(scalar) else { continue }
            let glyph = Glyph(scalar: scalar, index: index, face: face, advance: advance)
            found[wanted] = glyph
            return glyph
        }
        throw .glyphMissing(codePoint: scalar.value, in: field)
    }

    private func face(_ file: FontFile) throws(DocumentError) -> Face {
        if let face = open[file] { return face }
        let face = try Face(file)
        open[file] = face
        return face
    }
}
