#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""motcua-central answers as sync/api/central.openapi.yaml says, and the contract itself is well formed.

usage: contract_test.py CONTRACT.yaml MOTCUA-CENTRAL
"""
import base64
import hashlib
import http.client
import json
import os
import ssl
import subprocess
import sys
import tempfile
import urllib.parse
import uuid

import jsonschema
import yaml

contract_file, central_program = sys.argv[1:3]
with open(contract_file, encoding="utf-8") as stream:
    contract = yaml.safe_load(stream)
METHODS = {"get", "put", "post", "patch", "delete", "head", "options"}
exercised = set()


def check(truth, words):
    if not truth:
        sys.exit(f"FAILED: {words}")


def resolve(node):
    while isinstance(node, dict) and set(node) == {"$ref"}:
        target = contract
        for step in node["$ref"].removeprefix("#/").split("/"):
            check(step in target, f"{node['$ref']} points nowhere")
            target = target[step]
        node = target
    return node


def check_references(node):
    if isinstance(node, dict):
        if "$ref" in node:
            resolve({"$ref": node["$ref"]})
        for value in node.values():
            check_references(value)
    elif isinstance(node, list):
        for value in node:
            check_references(value)


def schema_of(node):
    return {**node, "components": contract["components"]}


def check_form():
    check(contract["openapi"].startswith("3.1."), "not OpenAPI 3.1")
    check_references(contract)
    for name, schema in contract["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
    names = []
    for path, item in contract["paths"].items():
        for method in METHODS & set(item):
            operation = item[method]
            names.append(operation["operationId"])
            check(operation["responses"], f"{method} {path} has no answers")
            parameters = [resolve(p) for p in item.get("parameters", []) + operation.get("parameters", [])]
            for word in path.split("/"):
                if word.startswith("{"):
                    check(any(p["in"] == "path" and p["name"] == word[1:-1] for p in parameters), f"{path}: {word}")
    check(len(names) == len(set(names)), "operationIds are not unique")


class Central:
    def __init__(self, directory):
        self.directory = directory
        self.process = subprocess.Popen([central_program, "--state", f"{directory}/central",
                                         "--catalogues", f"{directory}/catalogues"], stdout=subprocess.PIPE)
        ready = json.loads(self.process.stdout.readline())
        self.address = urllib.parse.urlsplit(ready["url"]).netloc
        token = ready["token"].removeprefix("mcx1.")
        self.token = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        self.anyone = ssl._create_unverified_context()
        self.kiosk = None

    def ask(self, method, template, values=None, headers=None, body=None, anyone=False, query=None):
        """One exchange; its answer must be one that the contract declares."""
        path = template.format(**(values or {})) + (f"?{query}" if query else "")
        headers = dict(headers or {})
        if template.startswith("/files"):
            headers.setdefault("Tus-Resumable", "1.0.0")
        connection = http.client.HTTPSConnection(self.address, context=self.anyone if anyone else self.kiosk, timeout=30)
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        operation = contract["paths"][template][method.lower()]
        where = f"{method} {template} → {answer.status}"
        check(str(answer.status) in operation["responses"], f"{where} is not in the contract: {content[:200]}")
        exercised.add(operation["operationId"])
        check(answer.headers["Date"], f"{where}: no Date")
        declared = resolve(operation["responses"][str(answer.status)])
        for name, header in declared.get("headers", {}).items():
            if header.get("required"):
                check(answer.headers[name] is not None, f"{where}: no {name}")
        document = None
        if content:
            media = answer.headers["Content-Type"].split(";")[0]
            check(media in declared.get("content", {}), f"{where}: {media} is not in the contract")
            if media.endswith("json"):
                document = json.loads(content)
                jsonschema.Draft202012Validator(schema_of(declared["content"][media]["schema"])).validate(document)
        else:
            check(method == "HEAD" or not declared.get("content"), f"{where}: no body")
        return answer.status, answer.headers, document

    def enrol(self):
        key, request = f"{self.directory}/kiosk.key", f"{self.directory}/kiosk.csr"
        subprocess.run(["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                        key, "-out", request, "-subj", "/"], check=True, capture_output=True)
        secret = base64.urlsafe_b64decode(self.token["secret"] + "==").hex()
        with open(request, encoding="ascii") as stream:
            asked = {"secret": secret, "csr": stream.read()}
        status, _, grant = self.ask("POST", "/enrol", body=json.dumps(asked), anyone=True)
        check(status == 201, "not enrolled")
        for name in ("certificate", "authority"):
            with open(f"{self.directory}/{name}.pem", "w", encoding="ascii") as stream:
                stream.write(grant[name])
        self.kiosk_id = grant["kiosk_id"]
        self.kiosk = ssl.create_default_context(cafile=f"{self.directory}/authority.pem")
        self.kiosk.load_cert_chain(f"{self.directory}/certificate.pem", key)
        asked["secret"] = "00" * 16
        check(self.ask("POST", "/enrol", body=json.dumps(asked), anyone=True)[0] == 403, "a wrong secret was taken")
        check(self.ask("POST", "/enrol", body="{}", anyone=True)[0] == 400, "an empty request was taken")


def walk(central):
    central.enrol()
    check(central.ask("GET", "/health", anyone=True)[0] == 401, "health without certificate")
    central.ask("GET", "/health")
    central.ask("GET", "/revocation", anyone=True)
    central.ask("GET", "/time", anyone=True, query="nonce=" + "0f" * 16)
    check(central.ask("GET", "/time", anyone=True)[0] == 400, "a time without nonce")
    central.ask("GET", "/sandbox/token", anyone=True)
    central.ask("OPTIONS", "/files")

    dossier, content = "01890000-0000-7000-8000-000000000001", b"%PDF-1.4 invented"
    digest = hashlib.sha256(content).hexdigest()
    metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in
                        {"component": "don", "dossier": dossier, "sha256": digest}.items())
    creation = {"Upload-Length": str(len(content)), "Upload-Metadata": metadata}
    _, headers, _ = central.ask("POST", "/files", headers=creation)
    upload = {"upload": headers["Location"].rsplit("/", 1)[1]}
    manifest = {"dossier_id": dossier, "procedure_code": None, "provisional_token": "ab" * 16,
                "parts": [{"component": "don", "sha256": digest, "bytes": len(content)}]}
    jsonschema.Draft202012Validator(schema_of({"$ref": "#/components/schemas/Manifest"})).validate(manifest)
    body, ours = json.dumps(manifest), {"dossier": dossier}

    check(central.ask("PUT", "/dossiers/{dossier}", ours, body=body)[0] == 409, "filed without its part")
    octets = {"Content-Type": "application/offset+octet-stream"}
    check(central.ask("PATCH", "/files/{upload}", upload, {**octets, "Upload-Offset": "0"}, content[:5])[0] == 204, "PATCH")
    check(central.ask("PATCH", "/files/{upload}", upload, {**octets, "Upload-Offset": "0"}, content)[0] == 409, "PATCH again")
    check(central.ask("HEAD", "/files/{upload}", upload)[1]["Upload-Offset"] == "5", "HEAD")
    central.ask("PATCH", "/files/{upload}", upload, {**octets, "Upload-Offset": "5"}, content[5:])
    check(central.ask("POST", "/files", headers=creation)[1]["Upload-Offset"] == str(len(content)), "creation again")
    central.ask("POST", "/files", headers={"Upload-Length": "nine"})
    central.ask("POST", "/files", headers={"Upload-Length": "9", "Tus-Resumable": "0.2.2"})

    status, _, receipt = central.ask("PUT", "/dossiers/{dossier}", ours, body=body)
    check(status == 201, "not filed")
    status, _, again = central.ask("PUT", "/dossiers/{dossier}", ours, body=body)
    check(status == 200 and again == receipt, "not the same receipt")
    check(central.ask("PUT", "/dossiers/{dossier}", ours, body=body + " ")[0] == 409, "other bytes")
    check(central.ask("PUT", "/dossiers/{dossier}", {"dossier": dossier[:-1] + "2"}, body=body)[0] == 422, "other id")
    central.ask("GET", "/dossiers/{dossier}", ours)
    central.ask("GET", "/dossiers/{dossier}", {"dossier": dossier[:-1] + "2"})
    check(central.ask("DELETE", "/files/{upload}", upload)[0] == 409, "a filed part was forgotten")

    _, headers, _ = central.ask("POST", "/files", headers={"Upload-Length": "9", **octets}, body=b"four")
    other = {"upload": headers["Location"].rsplit("/", 1)[1]}
    check(central.ask("DELETE", "/files/{upload}", other)[0] == 204, "DELETE")
    check(central.ask("HEAD", "/files/{upload}", other)[0] == 404, "HEAD after DELETE")

    halves = [central.ask("POST", "/files", headers={"Upload-Length": "2", "Upload-Concat": "partial", **octets}, body=half)[1]
              for half in (b"ha", b"lf")]
    final = {"Upload-Concat": "final;" + " ".join(half["Location"] for half in halves)}
    status, headers, _ = central.ask("POST", "/files", headers=final)
    whole = {"upload": headers["Location"].rsplit("/", 1)[1]}
    check(central.ask("HEAD", "/files/{upload}", whole)[1]["Upload-Length"] == "4", "concatenation")
    check(central.ask("PATCH", "/files/{upload}", whole, {**octets, "Upload-Offset": "4"}, b"x")[0] == 403, "PATCH of a whole")
    check(central.ask("POST", "/files", headers={"Upload-Concat": "final;elsewhere"})[0] == 400, "concatenation of nothing")

    code = {"code": receipt["dossier_code"]}
    central.ask("GET", "/progress/{code}", code)
    central.ask("GET", "/progress/{code}", {"code": "G06-20200101-0000001"})
    central.ask("PUT", "/sandbox/status/{code}", code, body='{"status": 5}', anyone=True)
    check(central.ask("GET", "/progress/{code}", code)[2]["status"] == 5, "status")
    check(central.ask("GET", "/provisional/{token}", {"token": "ab" * 16}, anyone=True)[0] == 200, "token")
    short = base64.urlsafe_b64encode(bytes.fromhex("ab" * 16)).decode().rstrip("=")
    central.ask("GET", "/provisional/{token}", {"token": short}, {"Accept": "text/html"}, anyone=True)
    central.ask("GET", "/provisional/{token}", {"token": "00" * 16}, anyone=True)
    walk_audit(central)
    walk_person(central)
    walk_affairs(central)
    walk_hall(central)
    walk_sign_in(central)
    walk_catalogue(central)
    walk_renewal(central)
    central.ask("PUT", "/sandbox/misbehave", body='{"refuse": "reason"}', anyone=True)
    check(central.ask("PUT", "/dossiers/{dossier}", ours, body=body)[0] == 422, "refuse")
    central.ask("PUT", "/sandbox/misbehave", body='{"unheard": 1}', anyone=True)


def walk_audit(central):
    """A log of four entries; then a shorter one, then another one."""
    chain, digests, hashes = "0f" * 16, [hashlib.sha256(bytes([i])).digest() for i in range(1, 5)], [bytes(32)]
    for digest in digests:
        hashes.append(hashlib.sha256(hashes[-1] + digest).digest())

    def anchor(start, end, head=None):
        return central.ask("POST", "/audit/anchors", body=json.dumps({
            "chain": chain, "from": start, "sequence": end, "hash": (head or hashes[end]).hex(),
            "digests": base64.b64encode(b"".join(digests[start:end])).decode()}))

    check(central.ask("GET", "/audit/anchors/{chain}", {"chain": chain})[0] == 404, "an anchor of nothing")
    check(central.ask("GET", "/audit/anchors")[2] == {"chains": []}, "a chain of nothing")
    check(anchor(1, 2)[0] == 409, "a start that was never countersigned")
    status, _, first = anchor(0, 2)
    check(status == 201 and anchor(0, 2)[2] == first, "not the same statement")
    check(anchor(2, 4)[0] == 201, "the log did not go on")
    check(central.ask("GET", "/audit/anchors/{chain}", {"chain": chain})[2]["sequence"] == 4, "the last anchor")
    for up_to, expected in (("3", 2), ("2", 2), ("4", 4)):
        last = central.ask("GET", "/audit/anchors/{chain}", {"chain": chain}, query=f"up_to={up_to}")[2]
        check(last["sequence"] == expected, "the last anchor up to an entry")
    check(central.ask("GET", "/audit/anchors/{chain}", {"chain": chain}, query="up_to=1")[0] == 404, "before the first")
    check(central.ask("GET", "/audit/anchors/{chain}", {"chain": chain}, query="up_to=x")[0] == 422, "up to nothing")
    chains = central.ask("GET", "/audit/anchors")[2]["chains"]
    check([(one["chain"], one["sequence"], one["accepted"]) for one in chains] == [(chain, 4, False)], "the chains")
    check(central.ask("POST", "/audit/anchors", body="{}")[0] == 422, "no extension")
    check(central.ask("POST", "/audit/anchors", body=" " * 600_000)[0] == 413, "too large")
    check(anchor(0, 3)[2]["type"].endswith("audit-rolled-back"), "rolled back")
    digests.append(hashlib.sha256(b"x").digest())
    check(anchor(4, 5, bytes(32))[2]["type"].endswith("audit-forked"), "forked")
    kiosk = {"kiosk": central.kiosk_id}
    check(central.ask("PUT", "/sandbox/audit/{kiosk}/accept", kiosk, anyone=True)[0] == 204, "accept")
    check(central.ask("PUT", "/sandbox/audit/{kiosk}/accept", kiosk, anyone=True)[0] == 404, "nothing to accept")
    check(anchor(2, 3)[0] == 201, "what staff accepted")


def walk_person(central):
    """A dossier of a person's is asked about by that person, by another, and by nobody; then completed."""
    octets = {"Content-Type": "application/offset+octet-stream"}

    def file(number, content, person="000099012345", **more):
        dossier, digest = f"01890000-0000-7000-8000-0000000000{number}", hashlib.sha256(content).hexdigest()
        metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in
                            {"component": "don", "dossier": dossier, "sha256": digest}.items())
        part = {"component": "don", "kind": "paper", "sha256": digest, "bytes": len(content)}
        reuse = more.pop("reuse", None)
        if reuse:
            part["reuse"] = reuse
        else:
            central.ask("POST", "/files", headers={"Upload-Length": str(len(content)), "Upload-Metadata": metadata, **octets},
                        body=content)
        manifest = {"dossier_id": dossier, "procedure_code": "1.009846", "provisional_token": number * 16,
                    "applicant": {"personal_number": person}, "parts": [part], **more}
        jsonschema.Draft202012Validator(schema_of({"$ref": "#/components/schemas/Manifest"})).validate(manifest)
        return central.ask("PUT", "/dossiers/{dossier}", {"dossier": dossier}, body=json.dumps(manifest))

    def grant(number):
        asked = json.dumps({"kiosk_id": central.kiosk_id, "personal_number": number})
        return {"Authorization": "Bearer " + central.ask("POST", "/sandbox/grants", body=asked, anyone=True)[2]["grant"]}

    status, _, receipt = file("11", b"first")
    check(status == 201, "not filed")
    code, own, other = {"code": receipt["dossier_code"]}, grant("000099012345"), grant("000099054321")
    unknown = {"code": "G06-20200101-0000001"}
    check(central.ask("POST", "/sandbox/grants", body="{}", anyone=True)[0] == 422, "a grant for nobody")
    for view in ("timeline", "supplements"):
        check(central.ask("GET", "/progress/{code}/" + view, code)[0] == 403, f"{view} for nobody")
        check(central.ask("GET", "/progress/{code}/" + view, code, other)[0] == 403, f"{view} for somebody else")
        check(central.ask("GET", "/progress/{code}/" + view, unknown, own)[0] == 404, f"{view} of nothing")
    step = json.dumps({"status": 4, "unit": "Phòng Bịa", "officer": "Cán bộ Mẫu", "due_at": "2026-12-01T00:00:00Z"})
    central.ask("PUT", "/sandbox/status/{code}", code, body=step, anyone=True)
    timeline = central.ask("GET", "/progress/{code}/timeline", code, own)[2]["timeline"]
    check([one["status"] for one in timeline] == [1, 4] and timeline[1]["unit"] == "Phòng Bịa", "the timeline")

    asked = json.dumps({"reason": "Thiếu trang", "items": [{"component": "don", "name": "Đơn", "copies": 1}]})
    check(central.ask("POST", "/sandbox/supplements/{code}", code, body="{}", anyone=True)[0] == 422, "a request for nothing")
    check(central.ask("POST", "/sandbox/supplements/{code}", unknown, body=asked, anyone=True)[0] == 404, "of nothing")
    request = central.ask("POST", "/sandbox/supplements/{code}", code, body=asked, anyone=True)[2]["id"]
    requests = central.ask("GET", "/progress/{code}/supplements", code, own)[2]["requests"]
    check([(one["id"], one["answered"]) for one in requests] == [(request, False)], "the request")
    answer = {"dossier_code": code["code"], "request_id": request}
    check(file("12", b"second", person="000099054321", supplement=answer)[0] == 422, "somebody else's answer")
    check(file("12", b"second", supplement={**answer, "request_id": "bs-0"})[0] == 422, "an answer to nothing")
    status, _, given = file("13", b"second", supplement=answer)
    check(status == 201 and given["dossier_code"] == code["code"] and given["supplement_request"] == request, "the answer")
    check(file("13", b"second", supplement=answer)[2] == given, "the same answer again")
    check(file("14", b"third", supplement=answer)[0] == 422, "another answer to the same request")
    check(central.ask("GET", "/progress/{code}/supplements", code, own)[2]["requests"][0]["answered"], "answered")
    check(central.ask("GET", "/progress/{code}", code)[2]["status"] == 4, "it goes on")

    check(central.ask("GET", "/reuse", query="procedure=1.009846")[0] == 403, "reuse for nobody")
    check(central.ask("GET", "/reuse", headers=other)[2]["papers"] == [], "papers of somebody else")
    papers = central.ask("GET", "/reuse", headers=own, query="procedure=1.009846")[2]["papers"]
    check(sorted(one["bytes"] for one in papers) == [5, 6], "the papers")
    paper = next(one["id"] for one in papers if one["bytes"] == 5)
    check(file("15", b"first", person="000099054321", reuse=paper)[0] == 422, "somebody else's paper")
    check(file("16", b"other", reuse=paper)[0] == 409, "another paper than that")
    check(file("17", b"first", reuse=paper)[0] == 201, "a paper used again")


def walk_affairs(central):
    """Fees, the agency's paper, withdrawing: of a dossier of the person's."""
    dossier = str(uuid.uuid4())
    content = os.urandom(100)
    digest = hashlib.sha256(content).hexdigest()
    upload = base64.b64encode(digest.encode()).decode()
    central.ask("POST", "/files", body=content, headers={
        "Upload-Length": "100", "Content-Type": "application/offset+octet-stream",
        "Upload-Metadata": f"sha256 {upload},component {base64.b64encode(b'don').decode()},"
                           f"dossier {base64.b64encode(dossier.encode()).decode()}"})
    manifest = {"dossier_id": dossier, "provisional_token": os.urandom(16).hex(), "procedure_code": "1.009846",
                "applicant": {"personal_number": "000099012345", "full_name": "Nguyễn Văn Mẫu"},
                "parts": [{"component": "don", "sha256": digest, "bytes": 100}]}
    status, _, receipt = central.ask("PUT", "/dossiers/{dossier}", {"dossier": dossier}, body=json.dumps(manifest))
    check(status == 201, "filed")
    code, unknown = {"code": receipt["dossier_code"]}, {"code": "G06-20200101-0000001"}

    def grant(number):
        asked = json.dumps({"kiosk_id": central.kiosk_id, "personal_number": number})
        return {"Authorization": "Bearer " + central.ask("POST", "/sandbox/grants", body=asked, anyone=True)[2]["grant"]}
    own, other = grant("000099012345"), grant("000099054321")

    transfer = {"bank": "970415", "account": "0000012345", "holder": "BIA"}
    fee = json.dumps({"name": "Phí", "amount": 300000, "transfer": transfer})
    check(central.ask("GET", "/progress/{code}/fees", code, own)[2]["fees"] == [], "no fee yet")
    made = central.ask("POST", "/sandbox/fees/{code}", code, body=fee, anyone=True)[2]
    check(central.ask("POST", "/sandbox/fees/{code}", code, body="{}", anyone=True)[0] == 422, "a fee of nothing")
    check(central.ask("POST", "/sandbox/fees/{code}", unknown, body=fee, anyone=True)[0] == 404, "of nothing")
    due = central.ask("GET", "/progress/{code}/fees", code, own)[2]["fees"][0]
    check(due["state"] == "due" and due["transfer"]["purpose"] == code["code"], "the fee")
    check(central.ask("GET", "/progress/{code}/fees", code, other)[0] == 403, "another's fees")
    check(central.ask("PUT", "/sandbox/fees/{fee}/paid", {"fee": made["id"]}, anyone=True)[0] == 204, "paid")
    check(central.ask("PUT", "/sandbox/fees/{fee}/paid", {"fee": "lp-0"}, anyone=True)[0] == 404, "no such fee")
    check(central.ask("GET", "/progress/{code}/fees", code, own)[2]["fees"][0]["state"] == "paid", "it is paid")

    status, _, problem = central.ask("GET", "/progress/{code}/acceptance", code, own)
    check(status == 404 and problem["type"].endswith("not-accepted"), "not accepted yet")
    check(central.ask("POST", "/sandbox/acceptance/{code}", code, body="{}", anyone=True)[0] == 201, "accepted")
    check(central.ask("POST", "/sandbox/acceptance/{code}", unknown, body="{}", anyone=True)[0] == 404, "nothing accepted")
    paper = central.ask("GET", "/progress/{code}/acceptance", code, own)[2]
    said = paper["statement"].split(".")[1]
    said = json.loads(base64.urlsafe_b64decode(said + "=" * (-len(said) % 4)))
    document = base64.b64decode(paper["document"])
    check(said["document_sha256"] == hashlib.sha256(document).hexdigest(), "the paper that is signed")
    check(central.ask("GET", "/progress/{code}/acceptance", code, other)[0] == 403, "another's paper")

    def withdraw(which, who, reason="Nộp nhầm"):
        return central.ask("PUT", "/progress/{code}/withdrawal", which, who, body=json.dumps({"reason": reason}))[0]
    check(withdraw(code, other) == 403 and withdraw(unknown, own) == 404 and withdraw(code, own, "") == 422, "not so")
    check(withdraw(code, own) == 201 and withdraw(code, own) == 200, "withdrawn, once")
    central.ask("PUT", "/sandbox/status/{code}", code, body='{"status": 9}', anyone=True)
    check(withdraw(code, own) == 409, "too late")


def walk_hall(central):
    call, ticket = {"call": str(uuid.uuid4())}, {"ticket": str(uuid.uuid4())}
    asked = json.dumps({"about": "trang đầu", "language": "vi"})
    check(central.ask("PUT", "/help/{call}", call, body=asked)[2]["state"] == "waiting", "called")
    check(central.ask("PUT", "/help/{call}", call, body=asked)[0] == 200, "the same call")
    check(len(central.ask("GET", "/sandbox/help", anyone=True)[2]["calls"]) == 1, "one call")
    coming = json.dumps({"state": "coming", "staff": "Trần Thị Giả Định"})
    central.ask("PUT", "/sandbox/help/{call}", call, body=coming, anyone=True)
    check(central.ask("GET", "/help/{call}", call)[2]["state"] == "coming", "somebody comes")
    check(central.ask("PUT", "/help/{call}", call, body=asked, anyone=True)[0] == 401, "called by nobody")
    central.ask("DELETE", "/help/{call}", call)
    check(central.ask("GET", "/help/{call}", call)[0] == 404, "it is over")
    check(central.ask("PUT", "/sandbox/help/{call}", call, body=coming, anyone=True)[0] == 404, "nobody calls")

    services = json.dumps({"services": [{"id": "a", "name": "Nộp hồ sơ", "waiting": 2}]})
    central.ask("PUT", "/sandbox/queue", body=services, anyone=True)
    check(central.ask("GET", "/queue")[2] == json.loads(services), "the queues")
    taken = central.ask("PUT", "/queue/tickets/{ticket}", ticket, body='{"service": "a"}')[2]
    check(taken["number"] == "A003" and taken["ahead"] == 2, "a number")
    check(central.ask("PUT", "/queue/tickets/{ticket}", ticket, body='{"service": "a"}')[2] == taken, "the same number")
    check(central.ask("PUT", "/queue/tickets/{ticket}", ticket, body='{"service": "b"}')[0] == 422, "no such queue")


def walk_sign_in(central):
    """Somebody agrees on the phone, says no, is too late, and leaves."""
    person = {"personal_number": "000099012345", "full_name": "Người Mẫu"}
    html = {"Content-Type": "application/x-www-form-urlencoded"}

    def offer():
        status, _, made = central.ask("POST", "/sign-in")
        check(status == 201 and made["verification_uri_complete"].endswith("?code=" + made["user_code"]), "no offer")
        return made

    def decide(made, answer):
        return central.ask("POST", "/sandbox/vneid/{user_code}", {"user_code": made["user_code"]}, body=json.dumps(answer),
                           anyone=True)[0]

    def stands(made):
        status, _, answer = central.ask("POST", "/sign-in/token", body=json.dumps({"device_code": made["device_code"]}))
        return answer if status == 200 else answer["type"].rsplit(":", 1)[1]

    def may_see(answer):
        return central.ask("GET", "/reuse", headers={"Authorization": "Bearer " + answer["grant"]})[0] == 200

    check(central.ask("POST", "/sign-in", anyone=True)[0] == 401, "an offer to nobody")
    check(central.ask("POST", "/sign-in/token", anyone=True, body="{}")[0] == 401, "a grant for nobody")
    check(central.ask("DELETE", "/sign-in/{device_code}", {"device_code": "a" * 20}, anyone=True)[0] == 401, "ended by nobody")
    check(central.ask("POST", "/sign-in/token", body="{}")[2]["type"].endswith("expired-token"), "no code")

    made = offer()
    check(stands(made) == "authorization-pending", "not yet")
    check("slow-down" in [stands(made) for _ in range(3)], "asked too soon")
    check(decide(made, {}) == 422 and decide(made, {**person, "personal_number": "1"}) == 422, "an answer by nobody")
    check(decide(made, person) == 204 and decide(made, {"refuse": True}) == 404, "one answer, and no other")
    answer = stands(made)
    check({**answer, **person} == answer and stands(made)["grant"] == answer["grant"], "who signed in")
    check(may_see(answer), "the grant")
    central.ask("DELETE", "/sign-in/{device_code}", made)
    check(not may_see(answer) and stands(made) == "expired-token", "the person has left")
    central.ask("DELETE", "/sign-in/{device_code}", made)

    made = offer()
    check(decide(made, {"refuse": True}) == 204 and stands(made) == "access-denied", "the person said no")
    made = offer()
    check(decide(made, {"expire": True}) == 204 and stands(made) == "expired-token", "too late")

    made = offer()
    code = urllib.parse.urlencode({"code": made["user_code"]})
    check(central.ask("GET", "/vneid", anyone=True)[0] == 200, "a page without code")
    check(central.ask("GET", "/vneid", anyone=True, query="code=nobody")[0] == 404, "a page for nobody")
    check(central.ask("GET", "/vneid", anyone=True, query=code)[0] == 200, "the page")

    def press(what):
        return central.ask("POST", "/vneid", headers=html, body=f"{code}&{what}", anyone=True)[0]

    check(press("person=000099054321") == 404, "somebody who is not on the page")
    check(press("person=000099012345") == 200 and press("refuse=1") == 404, "pressed on the page")
    check(stands(made)["personal_number"] == "000099012345", "who was pressed on the page")


def walk_catalogue(central):
    """From nothing, from a version, from the newest."""
    for day, names in (("2026-01-01", ["a", "b"]), ("2026-02-01", ["b", "c"])):
        os.makedirs(f"{central.directory}/catalogues/{day}")
        with open(f"{central.directory}/catalogues/{day}/about.json", "w", encoding="utf-8") as out:
            json.dump({"as_of": day}, out)
        with open(f"{central.directory}/catalogues/{day}/all.json", "w", encoding="utf-8") as out:
            json.dump({"field": "Thử", "procedures": [{"id": name, "name": day if name == "b" else name} for name in names]}, out)

    def version(day, procedures):
        content = {"as_of": day, "procedures": [{"field": "Thử", "procedure": procedure} for procedure in procedures]}
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        return hashlib.sha256(canonical).hexdigest()

    old = version("2026-01-01", [{"id": "a", "name": "a"}, {"id": "b", "name": "2026-01-01"}])
    new = version("2026-02-01", [{"id": "b", "name": "2026-02-01"}, {"id": "c", "name": "c"}])
    check(central.ask("GET", "/catalogue")[0] == 400, "a delta from no version")
    status, _, answer = central.ask("GET", "/catalogue", query=f"since=2026-01-01-{old[:8]}")
    delta = json.loads(answer["delta"])
    jsonschema.Draft202012Validator(schema_of({"$ref": "#/components/schemas/CatalogueDelta"})).validate(delta)
    check(delta["from"] == f"2026-01-01-{old[:8]}" and delta["sha256"] == new, "not the delta between the two")
    check([entry["procedure"]["id"] for entry in delta["put"]] == ["b", "c"] and delta["removed"] == ["a"], "what changed")
    said = json.loads(base64.urlsafe_b64decode(answer["statement"].split(".")[1] + "=="))
    check(said["sha256"] == hashlib.sha256(answer["delta"].encode()).hexdigest(), "another delta was signed")
    status, _, answer = central.ask("GET", "/catalogue", query="since=2020-01-01-00000000")
    check(json.loads(answer["delta"])["from"] is None, "an unknown version gets the whole")
    check(central.ask("GET", "/catalogue", query=f"since=2026-02-01-{new[:8]}")[0] == 204, "nothing newer")


def walk_renewal(central):
    """Another key; the old certificate holds until the new one has been used."""
    key, request = f"{central.directory}/next.key", f"{central.directory}/next.csr"
    subprocess.run(["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                    key, "-out", request, "-subj", "/"], check=True, capture_output=True)
    with open(request, encoding="ascii") as stream:
        asked = json.dumps({"csr": stream.read()})
    check(central.ask("POST", "/renewal", body="{}")[0] == 400, "a renewal of nothing")
    status, _, grant = central.ask("POST", "/renewal", body=asked)
    check(status == 201 and central.ask("POST", "/renewal", body=asked)[2] == grant, "not the same certificate")
    with open(f"{central.directory}/next.pem", "w", encoding="ascii") as stream:
        stream.write(grant["certificate"])
    old = central.kiosk
    check(central.ask("GET", "/health")[0] == 200, "the old certificate before the new one was used")
    central.kiosk = ssl.create_default_context(cafile=f"{central.directory}/authority.pem")
    central.kiosk.load_cert_chain(f"{central.directory}/next.pem", key)
    check(central.ask("GET", "/health")[2]["kiosk_id"] == central.kiosk_id, "the new certificate")
    renewed, central.kiosk = central.kiosk, old
    check(central.ask("GET", "/health")[2]["type"].endswith("certificate-superseded"), "the old certificate after")
    central.kiosk = renewed


check_form()
with tempfile.TemporaryDirectory() as scratch:
    os.makedirs(f"{scratch}/central")
    sandbox = Central(scratch)
    try:
        walk(sandbox)
    finally:
        sandbox.process.kill()
        sandbox.process.wait()
everything = {item[method]["operationId"] for item in contract["paths"].values() for method in METHODS & set(item)}
check(exercised == everything, f"not exercised: {sorted(everything - exercised)}")
print(f"{len(everything)} operations answer as the contract says")
