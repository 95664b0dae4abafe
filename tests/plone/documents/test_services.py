"""Documents over REST."""

from base64 import b64encode
from egov.policy import casework
from egov.policy import documents
from egov.policy.core import qr
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import pytest
import transaction


@pytest.fixture
def clerk(http):
    """The clerk of Bwiza."""
    return http("agent.bwiza")


@pytest.fixture
def case(functional_portal, as_user, answers):
    """A draft that is committed."""
    with as_user(functional_portal, "agent.bwiza"):
        made = casework.open_case("attestation-residence", "bwiza", answers)
    transaction.commit()
    return made


@pytest.fixture
def paper(functional_portal, as_user, case):
    """A signed paper that is committed."""
    with as_user(functional_portal, "agent.bwiza"):
        casework.perform(case, "submit")
        casework.perform(case, "approve")
    with as_user(functional_portal, "chef.bwiza"):
        casework.perform(case, "sign")
    transaction.commit()
    return next(item for item in documents.documents(case) if item.kind == "issued")


def url(item) -> str:
    """Path of an object below the site."""
    return "/".join(item.getPhysicalPath()[2:])


def upload(session, case, content, name="carte.png", piece="identity_card"):
    """Hand in a piece as a form does."""
    return session.post(
        f"{url(case)}/@documents", files={"file": (name, content)}, data={"piece": piece}
    )


def test_a_piece_is_handed_in_as_a_form_and_read_back(clerk, case, picture):
    content = picture()
    answer = upload(clerk, case, content)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert answer.headers["Location"] == made["@id"]
    assert (made["piece"], made["size"]) == ("identity_card", len(content))
    shown = clerk.get(made["@id"]).json()
    assert shown["sha256"] == made["sha256"]
    assert clerk.get(f"{url(case)}/@documents").json()["items_total"] == 1
    assert clerk.get(made["download"]).content == content


def test_a_piece_is_handed_in_as_json(clerk, case, pdf):
    body = {"piece": "identity_card", "filename": "a.pdf", "data": b64encode(pdf()).decode()}
    answer = clerk.post(f"{url(case)}/@documents", json=body)
    assert answer.status_code == 201, answer.text
    assert answer.json()["media_type"] == "application/pdf"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"piece": "identity_card"},
        {"piece": 1, "filename": "a", "data": ""},
        {"piece": "identity_card", "filename": "a.pdf", "data": "%%%"},
        {"piece": "identity_card", "filename": "a.pdf", "data": ""},
        {"piece": "passport", "filename": "a.pdf", "data": "YQ=="},
    ],
)
def test_a_malformed_hand_in_is_a_bad_request(clerk, case, body):
    assert clerk.post(f"{url(case)}/@documents", json=body).status_code == 400


def test_a_form_without_file_or_piece_is_a_bad_request(clerk, case, picture):
    address = f"{url(case)}/@documents"
    assert clerk.post(address, files={"x": ("a", b"a")}).status_code == 400
    assert clerk.post(address, files={"file": ("a.png", picture())}).status_code == 400


def test_a_refused_file_names_field_and_reason(clerk, case):
    answer = upload(clerk, case, b"MZ" + bytes(600), "carte.exe")
    assert answer.status_code == 400
    (problem,) = answer.json()["problems"]
    assert (problem["field"], problem["code"]) == ("identity_card", "wrong_type")
    assert problem["message"]


def test_a_file_that_is_too_large_is_answered_413(clerk, case):
    answer = upload(clerk, case, bytes(11 * 1024 * 1024))
    assert answer.status_code == 413
    assert answer.json()["problems"][0]["code"] == "too_large"


def test_strangers_get_no_file_and_hand_in_nothing(http, clerk, case, picture):
    made = upload(clerk, case, picture()).json()
    for stranger in ("", "agent.nyakabiga", "archiviste"):
        session = http(stranger)
        for address in (made["@id"], made["download"], f"{url(case)}/@documents"):
            assert session.get(address).status_code in (401, 403, 404)
        assert upload(session, case, picture()).status_code in (401, 403, 404)


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_a_file_is_saved_and_cannot_act(clerk, case, picture, accept):
    made = upload(clerk, case, picture(), "pièce d'identité.png").json()
    clerk.headers["Accept"] = accept
    for address in (made["download"], made["@id"].replace("@id", "")):
        answer = clerk.get(address)
        if accept == "application/json" and address == made["@id"]:
            continue
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert "pi%C3%A8ce" in answer.headers["Content-Disposition"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"].startswith("sandbox")
        assert int(answer.headers["Content-Length"]) == made["size"] == len(answer.content)


def test_a_safe_file_is_shown_when_asked_for(clerk, case, picture):
    made = upload(clerk, case, picture()).json()
    answer = clerk.get(f"{made['download']}?inline=1")
    assert answer.headers["Content-Disposition"].startswith("inline;")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


def test_the_headers_of_a_file_can_be_asked_for_alone(clerk, case, picture):
    made = upload(clerk, case, picture()).json()
    clerk.headers["Accept"] = "*/*"
    answer = clerk.head(made["download"])
    assert answer.status_code == 200
    assert int(answer.headers["Content-Length"]) == made["size"]
    assert answer.content == b""


def test_stock_views_show_no_more_of_the_file(clerk, case, picture):
    made = upload(clerk, case, picture()).json()
    clerk.headers["Accept"] = "text/html"
    shown = clerk.get(f"{made['@id']}/@@display-file/file")
    assert shown.status_code == 404 or shown.headers["Content-Disposition"].startswith("attach")
    assert clerk.get(f"{made['@id']}/source").status_code in (401, 403, 404)
    assert clerk.get(f"{made['@id']}/file").status_code in (401, 403, 404)


def test_a_document_is_not_changed_moved_or_replaced(http, clerk, case, picture):
    made = upload(clerk, case, picture()).json()
    boss = http()
    boss.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    tus = {"Tus-Resumable": "1.0.0", "Upload-Length": "8", "Upload-Metadata": "filename YS5wbmc="}
    other = {"title": "Another", "file": {"data": "YQ==", "encoding": "base64"}}
    for session in (clerk, boss):
        answers = [
            session.patch(made["@id"], json=other),
            session.put(made["@id"], data=b"other"),
            session.delete(made["@id"]) if session is boss else None,
            session.post(url(case), json={"@type": "CaseDocument", "title": "x"}),
            session.post(url(case), json={"@type": "File", "title": "x"}),
            session.post(f"{made['@id']}/@tus-replace", headers=tus),
            session.post(f"{made['@id']}/@sharing", json={"entries": []}),
            session.post(f"{made['@id']}/manage_changeProperties", data={"title": "x"}),
            session.post(f"{made['@id']}/manage_permission", data={"permission_to_manage": "View"}),
            session.post(f"{url(case)}/@move", json={"source": made["@id"]}),
            session.post(f"{url(case)}/@copy", json={"source": made["@id"]}),
            session.request("MOVE", made["@id"], headers={"Destination": f"{made['@id']}2"}),
            session.request("LOCK", made["@id"]),
            session.request("PROPPATCH", made["@id"]),
        ]
        assert not _upload_in_parts(session, url(case), tus)
        done = [item for item in answers if item is not None and item.ok]
        assert [(item.request.method, item.url, item.request.body) for item in done] == []
    assert clerk.get(made["@id"]).json() == made | {"waiting": ""}
    assert clerk.get(f"{url(case)}/@documents").json()["items_total"] == 1


def _upload_in_parts(session, address, headers) -> bool:
    """Whether stock uploading in parts puts a file there."""
    begun = session.post(f"{address}/@tus-upload", headers=headers)
    if not begun.ok:
        return False
    part = {**headers, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    return session.patch(begun.headers["Location"], data=b"\x89PNG\r\n\x1a\n", headers=part).ok


def test_a_piece_of_a_draft_is_taken_out(clerk, case, picture):
    made = upload(clerk, case, picture()).json()
    assert clerk.delete(made["@id"]).status_code == 204
    assert clerk.get(made["@id"]).status_code == 404


def test_no_document_of_a_filed_case_is_taken_out(clerk, functional_portal, as_user, case, picture):
    made = upload(clerk, case, picture()).json()
    transaction.begin()
    with as_user(functional_portal, "agent.bwiza"):
        casework.perform(case, "submit")
    transaction.commit()
    assert clerk.delete(made["@id"]).status_code == 409
    assert clerk.get(made["@id"]).status_code == 200


def test_a_paper_in_preparation_has_no_file_and_says_why(clerk, paper):
    shown = clerk.get(url(paper)).json()
    assert (shown["kind"], shown["status"], shown["download"]) == ("issued", "preparing", "")
    assert shown["waiting"]
    assert clerk.get(f"{url(paper)}/@@download").status_code == 404


def test_only_a_failed_paper_is_tried_again(clerk, http, paper):
    assert clerk.post(f"{url(paper)}/@retry").status_code == 409
    assert http("agent.nyakabiga").post(f"{url(paper)}/@retry").status_code in (401, 403, 404)


def test_anybody_verifies_a_paper_by_its_code(http, paper):
    answer = http().get(f"@verify/{paper.code.lower()}")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "genuine",
        "title": "Attestation de résidence",
        "number": paper.number,
        "unit": "Bwiza",
        "issued_on": paper.issued_on.isoformat(),
        "holder": "N. A.",
        "office": "Chef de zone",
    }


def test_codes_that_were_never_given_have_one_answer(http, paper):
    anybody = http()
    for code in ("0000-0000-0000", "x", "%00", "a" * 3000):
        answer = anybody.get(f"@verify/{code}")
        assert (answer.status_code, answer.json()) == (200, {"status": "unknown"})


def test_anybody_verifies_a_scanned_code(http, paper, scanned):
    answer = http().post("@verify", json={"payload": scanned(paper)})
    assert answer.json()["status"] == "genuine"
    assert answer.json()["claims"]["holder"] == "Niyonkuru Aline"
    assert http().post("@verify", json={"payload": "BI1:x"}).json() == {"status": "unknown"}
    assert http().post("@verify", json={"payload": 1}).status_code == 400


def test_the_public_keys_are_public(http, paper, scanned):
    answer = http().get("@verify").json()
    keys = {bytes.fromhex(item["kid"]): item["pem"].encode() for item in answer["keys"]}
    assert qr.verify(scanned(paper), keys, answer["prefix"]).number == paper.number
    assert "PRIVATE" not in str(answer)


def test_the_named_actor_revokes_with_a_reason(http, paper):
    reason = {"reason": "Fausse déclaration."}
    assert http("chef.bwiza").post(f"{url(paper)}/@revoke", json=reason).status_code == 403
    revoker = http("administrateur")
    assert revoker.post(f"{url(paper)}/@revoke", json={}).status_code == 400
    answer = revoker.post(f"{url(paper)}/@revoke", json=reason)
    assert answer.status_code == 200, answer.text
    assert answer.json()["revoked"]["reason"] == "Fausse déclaration."
    assert revoker.post(f"{url(paper)}/@revoke", json=reason).status_code == 409
    assert http().get(f"@verify/{paper.code}").json()["status"] == "revoked"


def test_a_piece_of_an_earlier_case_is_named_instead_of_sent(clerk, case, picture):
    upload(clerk, case, picture())
    body = {"piece": "household_booklet", "from": {"case": "RES-BWIZA-2026-99999"}}
    answer = clerk.post(f"{url(case)}/@documents", json=body)
    assert answer.status_code == 400
    (problem,) = answer.json()["problems"]
    assert (problem["field"], problem["code"]) == ("household_booklet", "not_taken_over")
    for bad in ("RES", {"case": 1}):
        answer = clerk.post(f"{url(case)}/@documents", json={**body, "from": bad})
        assert answer.status_code == 400


def test_the_day_of_issue_comes_with_the_file(clerk, case, picture):
    def hand_in(issued_on):
        return clerk.post(
            f"{url(case)}/@documents",
            files={"file": ("carte.png", picture())},
            data={"piece": "identity_card", "issued_on": issued_on},
        )

    assert hand_in("2020-05-04").json()["issued_on"] == "2020-05-04"
    assert hand_in("9999-01-01").json()["problems"][0]["code"] == "future_date"
