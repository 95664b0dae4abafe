"""An e-mail leaves once, whatever the mail server does."""

from .conftest import by_mail
from .conftest import configure
from .conftest import only
from egov.policy.messages import channels
from egov.policy.messages import mail
from egov.policy.messages.letter import Letter

import pytest
import transaction


def test_who_is_asked_is_told_by_mail(asked, work, post):
    letter = only(asked)
    assert (letter.message, letter.person, letter.state) == ("asked", "chef.bwiza", "waiting")
    work()
    (sent,) = post.received
    assert sent["To"] == "chef@bwiza.example"
    assert sent["From"] == "Commune <noreply@mukaza.example>"
    assert sent["Subject"] == f"{asked.reference} : Signer l'attestation"
    assert sent["Message-ID"] == f"<{letter.id}@mukaza.example>"
    assert sent["Auto-Submitted"] == "auto-generated"
    text = sent.get_content()
    assert "À faire : Signer l'attestation." in text
    assert asked.absolute_url() in text
    assert only(asked).state == "sent"
    assert not work()


def test_who_did_it_or_has_no_address_is_not_told(asked):
    assert {letter.person for letter in [only(asked)]} == {"chef.bwiza"}


@pytest.mark.parametrize("answer", ["451 later", "421 busy"])
def test_a_server_that_cannot_now_is_asked_again(asked, work, post, answer):
    post.answers = [answer]
    work()
    assert (only(asked).state, only(asked).attempts) == ("waiting", 1)
    work()
    assert only(asked).state == "sent"
    assert len({sent["Message-ID"] for sent in post.received}) == 1


def test_a_mail_that_is_refused_has_failed(asked, work, post):
    post.answers = ["554 no thanks"]
    work()
    assert (only(asked).state, only(asked).detail) == ("failed", "554")
    assert not work()


def test_an_address_that_is_refused_has_failed_and_stands_in_no_error(asked, work, post, caplog):
    post.refusing = "550"
    work()
    letter = only(asked)
    assert (letter.state, letter.error, letter.detail) == ("failed", "refused", "550")
    assert "chef@bwiza" not in caplog.text
    assert post.received == []


def test_an_address_that_is_refused_for_now_waits(asked, work, post, caplog):
    post.refusing = "450"
    work()
    assert only(asked).state == "waiting"
    assert "chef@bwiza" not in caplog.text + only(asked).detail
    post.refusing = ""
    work()
    assert only(asked).state == "sent"


@pytest.mark.parametrize("trouble", ["hang", "drop"])
def test_a_server_that_has_it_and_falls_silent_is_not_asked_again(
    asked, work, post, trouble, monkeypatch
):
    monkeypatch.setattr(mail, "SECONDS", 0.3)
    post.answers = [trouble]
    work()
    assert (only(asked).state, only(asked).error) == ("uncertain", "unanswered")
    assert not work()
    assert len(post.received) == 1


def test_a_server_that_answers_late_or_twice_has_taken_it_once(asked, work, post):
    post.answers = ["late"]
    work()
    assert only(asked).state == "sent"


def test_two_answers_are_one_mail(asked, work, post):
    post.answers = ["250 OK\r\n250 OK"]
    work()
    assert only(asked).state == "sent"
    assert not work()
    assert len(post.received) == 1


def test_a_server_that_never_speaks_makes_it_wait(asked, work, post, silence, monkeypatch):
    monkeypatch.setattr(mail, "SECONDS", 0.2)
    by_mail(silence)
    work()
    assert only(asked).state == "waiting"
    by_mail(post.port)
    work()
    assert only(asked).state == "sent"


def test_a_server_that_is_gone_makes_it_wait(asked, work, post):
    by_mail(1)
    work()
    assert "ConnectionRefusedError" in only(asked).detail
    by_mail(post.port)
    work()
    assert only(asked).state == "sent"


def test_a_server_that_speaks_for_ever_is_broken_off(asked, work, silence, monkeypatch):
    monkeypatch.setattr(mail, "SECONDS", 30)
    monkeypatch.setattr(mail, "SECONDS_IN_ALL", 0.2)
    by_mail(silence)
    work()
    assert only(asked).state == "waiting"


# --- TLS


def with_tls(port, keys, host="localhost"):
    (keys / "messages").mkdir(exist_ok=True)
    (keys / "messages" / "smtp.secret").write_text("correct horse\n")
    by_mail(port, smtp_host=host, smtp_security="starttls", smtp_user="egov")


@pytest.fixture
def keys(tmp_path, monkeypatch):
    monkeypatch.setenv("EGOV_KEYS", str(tmp_path))
    return tmp_path


def test_a_user_is_told_over_tls_only(asked, work, post_with_tls, keys):
    with_tls(post_with_tls.port, keys)
    work()
    assert only(asked).state == "sent"
    assert len(post_with_tls.received) == 1


def test_a_certificate_that_is_not_trusted_is_no_server(
    asked, work, post_with_tls, keys, monkeypatch
):
    monkeypatch.delenv("SSL_CERT_FILE")
    with_tls(post_with_tls.port, keys)
    work()
    assert "SSLCertVerificationError" in only(asked).detail
    assert post_with_tls.received == []


def test_a_certificate_of_another_name_is_no_server(asked, work, post_with_tls, keys):
    with_tls(post_with_tls.port, keys, host="127.0.0.1")
    work()
    assert "SSLCertVerificationError" in only(asked).detail


def test_a_password_that_is_wrong_or_missing_makes_it_wait(asked, work, post_with_tls, keys):
    with_tls(post_with_tls.port, keys)
    secret = keys / "messages" / "smtp.secret"
    secret.write_text("wrong")
    work()
    assert (only(asked).state, post_with_tls.received) == ("waiting", [])
    secret.unlink()
    work()
    assert "messages/smtp.secret" in only(asked).detail


def test_mail_leaves_the_machine_with_tls_only(asked, work):
    configure(smtp_host="mail.example")
    work()
    assert "TLS" in only(asked).detail


# --- the mail itself


def letter(**more):
    usual = {"subject": "Objet", "text": "Texte", "address": "a@b.example"}
    return Letter("1" * 32, "email", "fr", **{**usual, **more})


def test_a_subject_stays_one_line():
    written = mail.mail(letter(subject="Un\r\nBcc: x@y.example\n objet"), "C <c@d.example>")
    assert b"\r\nBcc:" not in written
    assert b"Subject: Un Bcc: x@y.example objet\r\n" in written


@pytest.mark.parametrize("address", ["", "nobody", "a@b\r\nBcc: x@y.example", "a b@c.example"])
def test_what_is_no_address_fails(address, site, post):
    by_mail(post.port)
    server = channels.server_of("email")
    transaction.commit()
    assert server.send(letter(address=address)).state == "failed"
    assert post.received == []


def test_a_line_with_a_dot_arrives(site, post):
    by_mail(post.port)
    server = channels.server_of("email")
    assert server.send(letter(text="Un\n.\n..deux\nfin")).state == "sent"
    assert post.received[0].get_content().splitlines() == ["Un", ".", "..deux", "fin"]
