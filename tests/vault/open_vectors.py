# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the test vectors of FORMAT.md by what FORMAT.md says, without any code of ours. usage: open_vectors.py FORMAT.md"""

import hashlib
import sys

import nacl.bindings as sodium


def blake2b(data: bytes, size: int, **more: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=size, **more).digest()


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as page:
        block = page.read().split("```vectors\n")[1].split("```")[0]
    vector = {}
    for line in block.splitlines():
        name, _, value = line.partition("=")
        vector[name.strip()] = bytes.fromhex(value.strip())

    file = vector["kiosk.key"]
    assert len(file) == 56 and file[:8] == b"MCKIOSK1"
    assert blake2b(file[:40], 16) == file[40:]

    def subkey(number: int) -> bytes:
        salt = number.to_bytes(16, "little")
        return blake2b(b"", 32, key=file[8:40], salt=salt, person=b"mctkiosk" + bytes(8))

    assert subkey(3)[:16] == vector["fingerprint"]
    assert blake2b(vector["person number"], 32, key=subkey(2)) == vector["person mac"]

    wrapped = vector["wrapped by kiosk"]
    assert len(wrapped) == 73 and wrapped[0] == 1
    assert sodium.crypto_secretbox_open(wrapped[25:], wrapped[1:25], subkey(1)) == vector["dossier key"]
    assert sodium.crypto_scalarmult_base(vector["recovery private"]) == vector["recovery public"]
    sealed = vector["sealed to it"]
    assert len(sealed) == 80
    opened = sodium.crypto_box_seal_open(sealed, vector["recovery public"], vector["recovery private"])
    assert opened == vector["dossier key"]

    index = vector["frame index"].ljust(8, b"\0")
    plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
        vector["frame box"], vector["part id"] + index + b"\1", vector["prefix"] + index, vector["dossier key"]
    )
    assert plain == vector["frame plain"]

    backup = vector["backup"]
    assert backup[:24] == b"MCBACK01" + vector["fingerprint"]
    at, fields = 24, []
    for _ in range(3):
        end = at + 2 + int.from_bytes(backup[at : at + 2], "little")
        fields.append(backup[at + 2 : end])
        at = end
    assert fields == [wrapped, sealed, b""]
    part = blake2b(backup[:at], 32)
    plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
        backup[at + 16 :], part + bytes(8) + b"\1", backup[at : at + 16] + bytes(8), vector["dossier key"]
    )
    assert plain == vector["backup plain"]
    print("all vectors open")


main()
