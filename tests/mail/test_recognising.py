"""What replies say, as hosts and platforms write them; and what is left to a person because it isn't sure."""

from __future__ import annotations

import pytest

from takedown.cases.reply import Meaning
from takedown.mail.reading import Mail
from takedown.mail.recognising import own_words, recognise, references

M = Meaning


def mail(
    text: str, *, subject: str = "Re: notice", automatic: bool = False, sender: str = "abuse@host.example"
) -> Mail:
    return Mail("<1@host.example>", sender, subject, None, (), text, automatic)


SURE = [
    (M.RECEIPT, "Thank you for your report. We have received your notice and our team will look into it."),
    (M.RECEIPT, "A support ticket has been created. Ticket number: #48213-22."),
    (M.RECEIPT, "Bonjour,\nNous avons bien reçu votre signalement. Notre équipe va l’examiner."),
    (M.RECEIPT, "Accusé de réception de votre notification n° 2026-1187."),
    (M.RECEIPT, "Your report has been received. If we need more information, we will contact you."),
    (M.RECEIPT, "We received your report. If the content violates our rules, it will be removed."),
    (M.RECEIPT, "Votre demande a bien été enregistrée. Le contenu sera retiré s’il y a lieu."),
    (M.REMOVED, "Hello,\n\nThe content you reported has been removed.\n\nRegards"),
    (M.REMOVED, "We have removed the images from our servers. Thank you for your report."),
    (M.REMOVED, "Bonjour, les contenus signalés ont été supprimés. Cordialement"),
    (M.REMOVED, "Nous avons retiré la page en question."),
    (M.REFUSED, "We reviewed it and found that the content does not violate our policies."),
    (M.REFUSED, "Thank you for your report. Your request has been declined."),
    (M.REFUSED, "Après examen, ce contenu n’enfreint pas nos règles."),
    (M.REFUSED, "Nous ne pouvons donner suite à votre demande."),
    (M.MORE_INFORMATION, "We need more information to handle this. Please provide the exact URL of each image."),
    (M.MORE_INFORMATION, "Bonjour, merci de nous transmettre les adresses exactes des pages."),
    (M.WRONG_RECIPIENT, "This site is not hosted by us. Contact the hosting provider."),
    (M.WRONG_RECIPIENT, "Nous ne sommes pas l’hébergeur de ce site."),
]

UNSURE = [
    "",
    "Hello, we will get back to you.",
    "Has the content been removed?",
    "If the content has been removed, please ignore this.",
    "The content has not been removed.",
    "Some of the images have been removed.",
    "The content might have been removed by the uploader.",
    "The images have been removed. The video does not violate our policies.",
    "Le contenu n’a pas été supprimé.",
    "Si le contenu a été supprimé, ne tenez pas compte de ce message.",
    "Certaines images ont été supprimées.",
    "Your account has been removed from our newsletter until further notice.",
    "Before the content has been removed, a moderator looks at it.",
]


@pytest.mark.parametrize(("meaning", "text"), SURE)
def test_what_is_sure_is_recognised(meaning: Meaning, text: str) -> None:
    assert recognise(mail(text)).meaning is meaning
    assert recognise(mail(text.replace("’", "'"))).meaning is meaning


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_sure_is_left_to_a_person(text: str) -> None:
    assert recognise(mail(text)).meaning is M.UNCLEAR


@pytest.mark.parametrize("text", UNSURE[:3])
def test_an_automatic_answer_that_says_nothing_is_one(text: str) -> None:
    assert recognise(mail(text, automatic=True)).meaning is M.AUTO_REPLY


@pytest.mark.parametrize("text", ["I am out of the office until Monday.", "Je suis en congé, réponse automatique."])
def test_somebody_is_away(text: str) -> None:
    assert recognise(mail(text)).meaning is M.AUTO_REPLY


def test_a_letter_that_came_back() -> None:
    sender = "mailer-daemon@relay.example"
    assert recognise(mail("", subject="Undelivered Mail Returned to Sender", sender=sender)).meaning is M.BOUNCE
    assert recognise(mail("", subject="Hello", sender=sender)).meaning is M.UNCLEAR


QUOTED = [
    "Hi.\n\nOn Fri, 20 Nov 2026 at 10:00, Association Exemple <a@b.example> wrote:\n{}",
    "Bonjour.\n\nLe ven. 20 nov. 2026 à 10:00, Association <a@b.example> a écrit :\n{}",
    "Hi.\n\n-----Original Message-----\n{}",
    "Hi.\n\n> {}",
    "Hi.\n________________________________\nFrom: a\n{}",
    "Hi.\nFrom: Association <a@b.example>\n{}",
]


@pytest.mark.parametrize("form", QUOTED)
@pytest.mark.parametrize(("meaning", "text"), [one for one in SURE if "\n" not in one[1]])
def test_what_was_quoted_says_nothing(form: str, meaning: Meaning, text: str) -> None:
    assert meaning is not M.UNCLEAR
    assert recognise(mail(form.format(text))).meaning is M.UNCLEAR


def test_their_number_is_taken_only_where_there_is_one() -> None:
    def number(text: str, subject: str = "") -> str:
        return recognise(mail(text, subject=subject)).their_reference

    assert number("Your ticket number is ABC-48213.") == "ABC-48213"
    assert number("Thank you.", subject="[#48213] We received your report") == "48213"
    assert number("Votre dossier n° 2026-1187 est ouvert.") == "2026-1187"
    assert number("Ticket 48213, case 99812.") == ""
    assert number("Your reference BKMV-J66T is noted.") == ""
    assert number("We read your request carefully.") == ""


def test_a_long_empty_stretch_before_a_number_is_read_at_once() -> None:
    said = recognise(mail("Your ticket" + " " * 7_000 + "number :" + "\n" * 700 + "#48213."))

    assert said.their_reference == "48213"


def test_our_references_are_found_anywhere_whatever_their_case() -> None:
    found = references(mail("> Reference: bkmv-j66t\nnot ABKMV-J66T nor AEIO-UUUU", subject="Re: notice Z2Z3-4567"))

    assert found == ("Z2Z3-4567", "BKMV-J66T")


def test_own_words_end_where_the_quotation_begins() -> None:
    assert own_words("one\n> two\nthree\n-- Original Message --\nfour") == "one\nthree"
