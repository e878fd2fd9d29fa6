#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verifies an export of the audit log by nothing but sync/store/AUDIT.md and Python's own library.

usage: verify_export.py EXPORT     exit 0: every entry is as it was written; 1: prints the first that is not
"""
import hashlib
import json
import struct
import sys
import uuid


def encoding(chain, entry):
    dossier = uuid.UUID(entry["dossier"]).bytes if entry["dossier"] else None
    kind, detail = entry["kind"].encode(), entry["detail"].encode()
    return b"".join([
        b"MCAUDIT1", chain, struct.pack("<QQ", entry["sequence"], entry["at"]),
        b"\1" + dossier if dossier else bytes(17),
        struct.pack("<I", len(kind)), kind, struct.pack("<I", len(detail)), detail])


def main(path):
    chain, previous, count, end = None, bytes(32), 0, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
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
                previous = found
            elif record["type"] == "end":
                end = record
    if not end or end["entries"] != count or bytes.fromhex(end["head"]) != previous:
        print("the export is not whole")
        return 1
    print(f"{count} entries, head {previous.hex()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
