"""The checker of pages catches what it is there for."""

import pytest

from tests.pages import english, faults_of

GOOD = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang · Gánh</title>
<link rel="stylesheet" href="/static/a.css"><script type="module" src="/static/a.js"></script></head><body>
<a href="#c">Đến nội dung</a><h1 id="c">Trang</h1>%s</body></html>"""


def test_a_good_page_has_no_faults() -> None:
    form = """<form method="post"><input type="hidden" name="csrf_token" value="x"><label for="q">Tên</label>
    <input id="q" aria-describedby="h"><p id="h">Gợi ý</p><button>Gửi</button></form><img src="/a.png" alt="">
    <span role="img" aria-label="OCOP 4 sao"><svg><use href="/i.svg#star"/></svg></span>"""
    assert list(faults_of(GOOD % form)) == []


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        ("<p><div></div></p>", "unexpected-end-tag"),
        ("<h1>Hai</h1>", "2 h1"),
        ("<script>alert(1)</script>", "inline script"),
        ("<style>p{}</style>", "inline style"),
        ("<p onclick='x()'>a</p>", "inline onclick"),
        ("<p style='color:red'>a</p>", "inline style"),
        ("<a href='JavaScript:x()'>a</a>", "runs"),
        ("<img src='https://elsewhere.example/a.png' alt=''>", "loads"),
        ("<img src='//elsewhere.example/a.png' alt=''>", "loads"),
        ("<form method='post' action='/x'></form>", "without a token"),
        ("<img src='/a.png'>", "without alt"),
        ("<svg></svg>", "neither named nor hidden"),
        ("<a href='/x'><svg aria-hidden='true'></svg></a>", "without a name"),
        ("<input name='q'>", "without a label"),
        ("<p id='c'>a</p>", "id c twice"),
        ("<label for='none'>a</label>", "points at none"),
        ("<p>Sign in</p>", "not translated: Sign in"),
        ("<p title='Sign out'>a</p>", "not translated: Sign out"),
    ],
)
def test_a_fault_is_found(bad: str, fault: str) -> None:
    assert any(fault in found for found in faults_of(GOOD % bad))


def test_what_is_foreign_on_purpose_may_stay() -> None:
    assert list(faults_of(GOOD % "<p lang='en'>Sign in</p>")) == []
    assert "Sign in" in english()


@pytest.mark.parametrize(("old", "new"), [("Trang · Gánh", " · "), ('lang="vi"', 'lang="fr"')])
def test_a_page_has_a_title_and_a_language(old: str, new: str) -> None:
    assert list(faults_of((GOOD % "").replace(old, new)))
