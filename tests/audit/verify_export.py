#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verifies an export of the audit log by nothing but sync/store/AUDIT.md, Python's own library, PyNaCl and openssl(1).

usage: verify_export.py EXPORT     exit 0: every entry is as it was written; 1: prints the first that is not
"""
import base64
import hashlib
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import uuid
from datetime import datetime

import nacl.signing

MEMBERS = {  # of each type of line, in the order in which the types come
    "log": ["chain", "format", "type"],
    "entry": ["at", "detail", "dossier", "hash", "kind", "previous", "sequence", "type"],
    "authority": ["certificate", "kiosk_id", "type"],
    "anchor": ["hash", "sequence", "statement", "type"],
    "end": ["anchors", "entries", "head", "type"],
}
ED25519 = bytes.fromhex("302a300506032b6570032100")  # how its public key begins in a certificate


def encoding(chain, entry):
    dossier = uuid.UUID(entry["dossier"]).bytes if entry["dossier"] is not None else None
    kind, detail = entry["kind"].encode(), entry["detail"].encode()
    return b"".join([
        b"MCAUDIT1", chain, struct.pack("<QQ", entry["sequence"], entry["at"]),
        b"\1" + dossier if dossier else bytes(17),
        struct.pack("<I", len(kind)), kind, struct.pack("<I", len(detail)), detail])


def base64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def open_statement(statement, kind, authorities):
    """What central signed; raises where the signature does not hold."""
    head, body, signature = statement.split(".")
    header, said = json.loads(base64url(head)), json.loads(base64url(body))
    assert (header["alg"], header["typ"]) == ("EdDSA", kind)
    certificate = base64.b64decode(header["x5c"][0])
    key = certificate[certificate.index(ED25519) + len(ED25519):][:32]
    nacl.signing.VerifyKey(key).verify(f"{head}.{body}".encode(), base64url(signature))
    with tempfile.TemporaryDirectory() as scratch:
        with open(os.path.join(scratch, "authority.pem"), "w", encoding="ascii") as out:
            out.write(authorities[said["kiosk_id"]])
        with open(os.path.join(scratch, "signing.der"), "wb") as out:
            out.write(certificate)
        when = int(datetime.fromisoformat(said["signed_at"].replace("Z", "+00:00")).timestamp())
        subprocess.run(["openssl", "verify", "-attime", str(when), "-CAfile", f"{scratch}/authority.pem",
                        f"{scratch}/signing.der"], check=True, capture_output=True)
    text = subprocess.run(["openssl", "x509", "-inform", "DER", "-noout", "-ext", "extendedKeyUsage"], input=certificate,
                          check=True, capture_output=True).stdout
    assert b"1.3.6.1.5.5.7.3.36" in text or b"ocument" in text
    return said


def check_anchor(anchor, chain, hashes, authorities):
    """Raises where the anchor does not hold."""
    said = open_statement(anchor["statement"], "motcua-audit-anchor", authorities)
    assert (said["chain"], said["sequence"], said["hash"]) == (chain.hex(), anchor["sequence"], anchor["hash"])
    assert hashes.get(anchor["sequence"]) == bytes.fromhex(anchor["hash"])


def check_receipt(entry, authorities):
    """Raises where the receipt that the entry keeps does not hold, or is another one's."""
    detail = json.loads(entry["detail"])
    said = open_statement(detail["receipt"], "motcua-receipt", authorities)
    received = datetime.fromisoformat(said["received_at"].replace("Z", "+00:00"))
    assert (said["dossier_id"], said["dossier_code"]) == (entry["dossier"], detail["code"])
    assert round(received.timestamp() * 1000) == detail["received_at"]


PLAIN = {  # what nobody signed: no room for text of one's own
    "kiosk_id": re.compile(r"[A-Za-z0-9._-]{1,64}"),
    "certificate": re.compile(
        r"(-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/]{1,64}={0,2}\n)+-----END CERTIFICATE-----\n)+"),
    "statement": re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+"),
}


def written(record):
    """How an export writes it: names in order, no space, hex in small letters, what UTF-8 cannot say as \\u."""
    text = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda lone: f"\\u{ord(lone[0]):04x}", text) + "\n"


def read(lines):
    """The lines' objects; raises where one says more than it should, or stands where it does not belong."""
    types, last, authorities = list(MEMBERS), 0, set()
    for number, line in enumerate(lines):
        pairs = json.loads(line, object_pairs_hook=list)
        record = dict(pairs)
        here = types.index(record["type"])
        assert [name for name, _ in pairs] == MEMBERS[record["type"]]
        assert all(isinstance(value, (str, int, type(None))) for value in record.values())
        assert line == written(record)
        for name in {"chain", "previous", "hash", "head"} & set(record):
            assert bytes.fromhex(record[name]).hex() == record[name]
        for name in set(PLAIN) & set(record):
            assert PLAIN[name].fullmatch(record[name])
        assert here >= last and (here == 0) == (number == 0) and last != len(types) - 1
        assert record["type"] != "authority" or record["kiosk_id"] not in authorities
        if record["type"] == "authority":
            authorities.add(record["kiosk_id"])
        last = here
        yield record


def main(path):
    chain, previous, count, end = None, bytes(32), 0, None
    hashes, anchors, receipts, authorities = {}, [], [], {}
    with open(path, encoding="utf-8", newline="\n") as lines:
        for record in read(lines):
            if record["type"] == "log":
                chain = bytes.fromhex(record["chain"])
            elif record["type"] == "entry":
                count += 1
                digest = hashlib.sha256(encoding(chain, record)).digest()
                found = hashlib.sha256(bytes.fromhex(record["previous"]) + digest).digest()
                if (record["sequence"], bytes.fromhex(record["previous"]), bytes.fromhex(record["hash"])) != (
                        count, previous, found):
                    print(f"entry {count} is not as it was written")
                    return 1
                previous = hashes[count] = found
                if record["kind"] == "submitted" and "receipt" in json.loads(record["detail"]):
                    receipts.append(record)
            elif record["type"] == "authority":
                authorities[record["kiosk_id"]] = record["certificate"]
            elif record["type"] == "anchor":
                anchors.append(record)
            elif record["type"] == "end":
                end = record
    if not end or (end["entries"], end["anchors"]) != (count, len(anchors)) or bytes.fromhex(end["head"]) != previous:
        print("the export is not whole")
        return 1
    for anchor in anchors:
        try:
            check_anchor(anchor, chain, hashes, authorities)
        except Exception as trouble:  # whatever it is, it does not hold
            print(f"the anchor at entry {anchor['sequence']} does not hold: {trouble!r}")
            return 1
    for entry in receipts:
        try:
            check_receipt(entry, authorities)
        except Exception as trouble:
            print(f"the receipt in entry {entry['sequence']} does not hold: {trouble!r}")
            return 1
    print(f"{count} entries, head {previous.hex()}")
    print(f"{len(receipts)} signed receipts")
    print(f"{len(anchors)} anchors, up to entry {max((anchor['sequence'] for anchor in anchors), default=0)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
