#!/usr/bin/env python3
"""Checks tree heads and proofs of a journal, with nothing of Zhengming's own: the example of docs/journal.md.

    python3 docs/verify_proof.py FILE.json --key PUBLICKEY [--event STREAM#VERSION] [--hash HEX]

FILE is what `zhengming seal --json`, `zhengming proof event` or `zhengming proof consistency` printed. PUBLICKEY is the
installation's (`zhengming seal --public-key`), known from elsewhere: a key that comes with a proof proves nothing.
`--event` and `--hash` say which event a proof must be about. Ends with 0 when all holds, with 1 when something does not.
"""
import argparse
import hashlib
import json
import sys


class Bad(Exception):
    """What does not hold."""


# Ed25519 (RFC 8032, section 5.1.7), verification alone; slow, and nothing here is secret.

P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(factor, point):
    result = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            result = add(result, point)
        point = add(point, point)
        factor >>= 1
    return result


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        raise Bad("the key or signature is no point of the curve")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        raise Bad("the key or signature is no point of the curve")
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(point(signature[:32]), times(h, point(key)))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# RFC 9162, section 2.1

def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def includes(leaf, index, size, path, root):
    """Section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


def is_consistent(first, first_root, second, second_root, path):
    """Section 2.1.4.2; and every tree extends the empty one and itself."""
    if first == second:
        return not path and first_root == second_root
    if first == 0:
        return not path and first_root == hashlib.sha256(b"").digest()
    if first > second or not path:
        return False
    if first & (first - 1) == 0:
        path = [first_root] + path
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(c, fr), node(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == first_root and sr == second_root


# What is hashed and signed, byte for byte

def field(data):
    data = data.encode("utf-8") if isinstance(data, str) else data
    return len(data).to_bytes(4, "big") + data


def number(value):
    return value.to_bytes(8, "big", signed=True)


def check_head(head, key):
    if head["format"] != "zhengming-tree-head-1" or head["hashAlgorithm"] != "sha256-1":
        raise Bad("a head of another kind")
    if head["signatureAlgorithm"] != "ed25519-1":
        raise Bad("a signature of another kind")
    public = bytes.fromhex(head["publicKey"])
    if key is not None and public != key:
        raise Bad("the head names another key")
    if head["keyId"] != hashlib.sha256(public).hexdigest()[:16]:
        raise Bad("keyId is not that of the key")
    message = (field("zhengming-tree-head-1") + field(head["hashAlgorithm"]) + number(head["size"])
               + field(bytes.fromhex(head["root"])) + number(head["signedAt"]) + field(head["signatureAlgorithm"])
               + field(public))
    if not is_signed(public, message, bytes.fromhex(head["signature"])):
        raise Bad("the signature does not fit")


def check_signed(head, size, root, key):
    """A proof's root is the one that was signed."""
    if head is None:
        raise Bad(f"no head was signed over {size} events: take a size that has one")
    check_head(head, key)
    if head["size"] != size or head["root"] != root:
        raise Bad("the head is not that of the proof")


def check(proof, key, event, event_hash):
    if proof["format"] == "zhengming-tree-head-1":
        check_head(proof, key)
        return f"the head of {proof['size']} events is signed by {proof['keyId']}"
    if proof.get("hashAlgorithm") != "sha256-1":
        raise Bad("a proof of another kind")
    path = [bytes.fromhex(step) for step in proof["path"]]
    if proof["format"] == "zhengming-inclusion-1":
        named = f"{proof['stream']}#{proof['version']}"
        if event is not None and event != named:
            raise Bad(f"the proof is about {named}")
        if event_hash is not None and event_hash != proof["eventHash"]:
            raise Bad("the proof is about an event with another hash")
        entry = (field("zhengming-leaf-1") + field(proof["stream"]) + number(proof["version"])
                 + field(bytes.fromhex(proof["eventHash"])))
        if not includes(leaf_hash(entry), proof["leafIndex"], proof["size"], path, bytes.fromhex(proof["root"])):
            raise Bad("the path does not lead to the root")
        check_signed(proof.get("head"), proof["size"], proof["root"], key)
        return f"{named} stands at {proof['leafIndex']} in the journal of {proof['size']} events"
    if proof["format"] == "zhengming-consistency-1":
        if not is_consistent(proof["from"], bytes.fromhex(proof["fromRoot"]), proof["to"],
                             bytes.fromhex(proof["toRoot"]), path):
            raise Bad("the path does not lead from the one root to the other")
        check_signed(proof.get("fromHead"), proof["from"], proof["fromRoot"], key)
        check_signed(proof.get("toHead"), proof["to"], proof["toRoot"], key)
        return f"the journal of {proof['to']} events extends that of {proof['from']}"
    raise Bad("a file of another kind")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--key", type=bytes.fromhex, help="the public key, known from elsewhere")
    parser.add_argument("--event", help="the event that it must be about, STREAM#VERSION")
    parser.add_argument("--hash", help="the hash that this event must have")
    asked = parser.parse_args()
    try:
        with open(asked.file, encoding="utf-8") as file:
            print(check(json.load(file), asked.key, asked.event, asked.hash))
    except Bad as bad:
        return f"it does not hold: {bad}"
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        return f"it cannot be read: {error!r}"
    if asked.key is None:
        print("NOT CHECKED whose key it is: give --key", file=sys.stderr)
    return None


if __name__ == "__main__":
    sys.exit(main())
