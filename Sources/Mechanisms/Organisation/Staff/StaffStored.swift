import Kernel

extension StaffRegistry {
    package static func stored(_ event: Event) -> StoredPayload {
        switch event {
        case .engaged(let value): StoredPayload("staff.engaged", value)
        case .nameCorrected(let value): StoredPayload("staff.nameCorrected", value)
        case .officialLinked(let value): StoredPayload("staff.officialLinked", value)
        case .granted(let value): StoredPayload("staff.granted", value)
        case .revoked(let value): StoredPayload("staff.revoked", value)
        case .moved(let value): StoredPayload("staff.moved", value)
        case .officeChanged(let value): StoredPayload("staff.officeChanged", value)
        case .seconded(let value): StoredPayload("staff.seconded", value)
        case .returned(let value): StoredPayload("staff.returned", value)
        case .untilSet(let value): StoredPayload("staff.untilSet", value)
        case .relationDeclared(let value): StoredPayload("staff.relationDeclared", value)
        case .relationWithdrawn(let value): StoredPayload("staff.relationWithdrawn", value)
        case .delegated(let value): StoredPayload("staff.delegated", value)
        case .delegationEnded(let value): StoredPayload("staff.delegationEnded", value)
        case .left(let value): StoredPayload("staff.left", value)
        }
    }

    package static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        switch (payload.name, payload.schema) {
        case ("staff.engaged", 1): .engaged(try payload.decode())
        case ("staff.nameCorrected", 1): .nameCorrected(try payload.decode())
        case ("staff.officialLinked", 1): .officialLinked(try payload.decode())
        case ("staff.granted", 1): .granted(try payload.decode())
        case ("staff.revoked", 1): .revoked(try payload.decode())
        case ("staff.moved", 1): .moved(try payload.decode())
        case ("staff.officeChanged", 1): .officeChanged(try payload.decode())
        case ("staff.seconded", 1): .seconded(try payload.decode())
        case ("staff.returned", 1): .returned(try payload.decode())
        case ("staff.untilSet", 1): .untilSet(try payload.decode())
        case ("staff.relationDeclared", 1): .relationDeclared(try payload.decode())
        case ("staff.relationWithdrawn", 1): .relationWithdrawn(try payload.decode())
        case ("staff.delegated", 1): .delegated(try payload.decode())
        case ("staff.delegationEnded", 1): .delegationEnded(try payload.decode())
        case ("staff.left", 1): .left(try payload.decode())
        default: throw CodecError(name: payload.name, schema: payload.schema)
        }
    }
}
