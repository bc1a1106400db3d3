"""A letter that changed after its summary was opened isn't approved by a click on that summary."""

from __future__ import annotations

import html
import re

from takedown.cases.notice import NoticeState
from takedown.pipeline import casework
from takedown.pipeline.letters import editing
from tests.mail.postbox import Postbox
from tests.web.conftest import Site
from tests.web.test_letter_sending import connect, drafted, stored, until


def test_only_what_was_read_is_approved(site: Site) -> None:
    with Postbox() as box:
        connect(site, box)
        notice, visitor = drafted(site), site.entered()
        path = f"/n/{notice.id}/send"

        def read() -> str:
            found = re.search(r'name="read" value="(\w{64})"', visitor.get(path).text)
            assert found
            return found[1]

        before = read()
        casework.edit_case(site.session, notice.case_id, name="Another Name")
        page = html.unescape(visitor.post(path, on="/help", way="mail", read=before).text)
        assert "The letter was changed after this page was opened" in page
        assert stored(site, notice).state is NoticeState.DRAFT

        middle = read()
        editing.edit(site.session, notice.id, editing.source(site.session, notice.id) + "\n\nOne more sentence.")
        visitor.post(path, on="/help", way="mail", read=middle)
        assert stored(site, notice).state is NoticeState.DRAFT
        assert box.posted == []

        visitor.post(path, on="/help", way="mail", read=read())
        until(site, notice, NoticeState.SENT)
