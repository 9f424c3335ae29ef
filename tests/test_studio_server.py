"""The server of the studio: whom it answers, what it opens and saves, and that its page is the PDF of `render`."""

import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.command import COMMAND, LETTER, drafter, environment
from support.studio import Studio, studio

from drafter import draft
from drafter.errors import ProcessLimitError
from drafter.limits import MAX_STUDIO_BODY_BYTES
from drafter.studio.pictures import picture
from drafter.studio.worker import Worker

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("outside") / "letters"
    folder.mkdir()
    (folder.parent / "secret.yaml").write_text("secret: 1")
    with studio(folder) as one:
        yield one


@pytest.fixture
def letter(opened: Studio, request: pytest.FixtureRequest) -> str:
    """The name of a letter in the folder, another one for each test."""
    name = f"{''.join(filter(str.isalnum, request.node.name))[:80]}.yaml"
    (opened.folder / name).write_text(LETTER, encoding="utf-8")
    return name


# Whom it answers.

REFUSED = [
    ("another name leads here (DNS rebinding)", {"Host": "evil.example"}, 421),
    ("another name with the port", {"Host": "evil.example:8000"}, 421),
    ("no Host", {"Host": None}, 421),
    ("a page of another site", {"Origin": "http://evil.example"}, 403),
    ("a page of a file", {"Origin": "null"}, 403),
    ("a page of another port", {"Origin": "http://127.0.0.1:1"}, 403),
    ("no Origin", {"Origin": None}, 403),
    ("the browser says another site", {"Sec_Fetch_Site": "cross-site"}, 403),
    ("another port says same site", {"Sec_Fetch_Site": "same-site"}, 403),
    ("no token", {"X_Drafter_Token": None}, 403),
    ("an empty token", {"X_Drafter_Token": ""}, 403),
    ("a wrong token", {"X_Drafter_Token": "A" * 43}, 403),
    ("no length", {"Content_Length": None}, 411),
    ("a negative length", {"Content_Length": "-1"}, 411),
    ("parts", {"Content_Length": None, "Transfer_Encoding": "chunked"}, 411),
    ("a form, which needs no permission", {"Content_Type": "text/plain"}, 415),
]


@pytest.mark.parametrize(("headers", "status"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(headers: dict[str, str | None], status: int, opened: Studio) -> None:
    reply = opened.request("POST", "/letters", b"{}", **headers)
    assert (reply.status, b"yaml" in reply.content) == (status, False)
    assert "Access-Control-Allow-Origin" not in reply.headers


def test_its_own_page_is_answered(opened: Studio, letter: str) -> None:
    assert letter in [one["name"] for one in opened.ask("/letters").json]


@pytest.mark.parametrize("path", ["/", "/?token=", "/?token=wrong", "/?Token=x"])
def test_the_page_needs_the_token(path: str, opened: Studio) -> None:
    reply = opened.request("GET", path)
    assert reply.status == 403
    assert opened.server.token.encode() not in reply.content


def test_the_printed_address_gives_the_page(opened: Studio) -> None:
    reply = opened.request("GET", f"/?token={opened.server.token}")
    assert (reply.status, reply.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    policy = reply.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert reply.headers["Referrer-Policy"] == "no-referrer" and reply.headers["X-Content-Type-Options"] == "nosniff"


def test_tokens_have_256_bits_and_differ(tmp_path: Path) -> None:
    with studio(tmp_path) as one, studio(tmp_path) as other:
        assert len(one.server.token) == len(other.server.token) == 43
        assert one.server.token != other.server.token


def test_other_machines_cannot_connect(opened: Studio) -> None:
    assert opened.server.socket.getsockname()[0] == "127.0.0.1"


GET_PATHS = ["/../secret.yaml", "/%2e%2e/secret.yaml", "/static/index.html", "/index.html", "//etc/passwd", "/letters"]


@pytest.mark.parametrize("path", GET_PATHS)
def test_only_the_files_of_the_page_are_served(path: str, opened: Studio) -> None:
    assert opened.request("GET", path).status == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods(method: str, opened: Studio) -> None:
    assert opened.request(method, "/letters").status == 501


# Bodies.


@pytest.mark.parametrize("length", [int(MAX_STUDIO_BODY_BYTES) + 1, 10_000_000, 10**30])
def test_a_long_body_is_refused_before_it_is_read(length: int, opened: Studio) -> None:
    assert opened.request("POST", "/check", b"{", Content_Length=str(length)).status == 413


BAD_BODIES = [b"", b"[]", b"{", b"1", b"[" * 200_000, b'{"text": 1}', b'{"text": null}', b'{"text": "a", "name": []}']


@pytest.mark.parametrize("body", BAD_BODIES, ids=range(len(BAD_BODIES)))
def test_bad_bodies(body: bytes, opened: Studio) -> None:
    assert opened.request("POST", "/check", body).status == 400


@pytest.mark.parametrize("findings", [1, [1], [[1]], [["rule", "x", 1]]])
def test_bad_findings(findings: object, opened: Studio) -> None:
    assert opened.ask("/fix", name="a.yaml", text=LETTER, findings=findings).status == 400


def test_an_unknown_question(opened: Studio) -> None:
    assert opened.ask("/letters/").status == 404


def test_a_letter_over_the_limit_is_a_finding(opened: Studio) -> None:
    found = opened.ask("/check", name="a.yaml", text="body: |\n" + "  a\n" * 300_000).json["findings"]
    assert [one["rule"] for one in found] == ["too-much"]


# Files: only letters inside the folder.

OUTSIDE = [
    "../secret.yaml",
    "/etc/passwd",
    "..\\secret.yaml",
    "C:\\secret.yaml",
    "a/../../secret.yaml",
    ".hidden.yaml",
    "",
    ".",
    "secret.txt",
    "a\0.yaml",
    "link.yaml",
    "linked/secret.yaml",
    "missing/letter.yaml",
]


@pytest.fixture
def links(opened: Studio) -> None:
    if not (opened.folder / "link.yaml").is_symlink():
        (opened.folder / "link.yaml").symlink_to(opened.folder.parent / "secret.yaml")
        (opened.folder / "linked").symlink_to(opened.folder.parent)


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.usefixtures("links")
def test_nothing_outside_the_folder_is_read_or_written(name: str, opened: Studio) -> None:
    assert "text" not in opened.ask("/open", name=name).json
    for force in (False, True):
        assert "error" in opened.ask("/save", name=name, text="a: b", digest="", force=force).json
    assert (opened.folder.parent / "secret.yaml").read_text() == "secret: 1"


def test_a_letter_reads_no_file_outside(opened: Studio) -> None:
    text = LETTER.replace("body:", "body_file: ../secret.yaml\nnotes:")
    assert "secret: 1" not in opened.ask("/check", name="a.yaml", text=text).content.decode()


# Saving, two windows, and changes from outside.


def test_save_and_open(opened: Studio, letter: str) -> None:
    digest = opened.ask("/open", name=letter).json["digest"]
    saved = opened.ask("/save", name=letter, text=f"# é\r\n{LETTER}", digest=digest).json
    assert (opened.folder / letter).read_bytes() == f"# é\r\n{LETTER}".encode()
    assert opened.ask("/seen", name=letter).json == saved


def test_two_windows_do_not_overwrite_each_other(opened: Studio, letter: str) -> None:
    digest = opened.ask("/open", name=letter).json["digest"]
    assert "digest" in opened.ask("/save", name=letter, text="first: 1", digest=digest).json
    second = opened.ask("/save", name=letter, text="second: 1", digest=digest).json
    assert second["conflict"]["text"] == "first: 1"
    assert (opened.folder / letter).read_text() == "first: 1"
    assert "digest" in opened.ask("/save", name=letter, text="second: 1", digest=digest, force=True).json
    assert (opened.folder / letter).read_text() == "second: 1"


def test_a_file_deleted_outside_is_not_written_unasked(opened: Studio, letter: str) -> None:
    digest = opened.ask("/open", name=letter).json["digest"]
    (opened.folder / letter).unlink()
    reply = opened.ask("/save", name=letter, text="a: b", digest=digest).json
    assert (reply["conflict"]["digest"], (opened.folder / letter).exists()) == ("", False)
    assert "digest" in opened.ask("/save", name=letter, text="a: b", digest=digest, force=True).json


def test_a_new_letter_overwrites_nothing(opened: Studio, letter: str) -> None:
    assert "conflict" in opened.ask("/save", name=letter, text="a: b", digest="").json
    assert "digest" in opened.ask("/save", name="quite-new.yaml", text="a: b", digest="").json


# Pages.


def test_the_picture_is_that_of_the_pdf_that_render_writes(opened: Studio, letter: str) -> None:
    pages = opened.ask("/pages", name=letter, text=LETTER, scale=1.5).json
    own = picture(draft(LETTER, "pdf")["letter.pdf"], 1.5, frozenset())
    digest = pages["pages"][0]["digest"]
    assert [page["digest"] for page in pages["pages"]] == [page["digest"] for page in own["pages"]]
    assert opened.ask("/picture", digest=digest).content == own["pictures"][digest]


def test_take_away(opened: Studio, letter: str) -> None:
    import base64

    files = {
        form: base64.b64decode(opened.ask("/take", name=letter, text=LETTER, format=form).json["data"])
        for form in ("docx", "pdf", "text", "yaml", "zip")
    }
    drafter("render", letter, "--to", "docx,pdf,text", "-o", "out", folder=opened.folder)
    written = {path.suffix: path.read_bytes() for path in (opened.folder / "out").glob(f"{Path(letter).stem}.*")}
    assert {".docx": files["docx"], ".pdf": files["pdf"], ".txt": files["text"]} == written
    assert files["yaml"].decode() == LETTER
    assert len(ZipFile(BytesIO(files["zip"])).namelist()) == 4


def test_regions_lead_to_the_lines_that_they_show(opened: Studio, letter: str) -> None:
    regions = opened.ask("/regions", name=letter, text=LETTER).json
    lines = LETTER.split("\n")
    honour = next(region for region in regions if "honour" in region["text"])
    assert "honour" in "".join(lines[honour["place"][0] - 1 : honour["place"][2]])


def test_a_fix_changes_its_own_value_only(opened: Studio) -> None:
    text = LETTER.replace("to write.", "to write  to the UN.")
    found = opened.ask("/check", name="a.yaml", text=text).json["findings"]
    (one,) = [one for one in found if one["rule"] == "un-abbreviated"]
    fixed = opened.ask("/fix", name="a.yaml", text=text, findings=[[one["rule"], *one["place"][:2]]]).json["text"]
    assert fixed == text.replace("the UN", "the United Nations")


# Letters that never end, and workers that do.

ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{{ a * b }}{% endfor %}{% endfor %}"


def test_a_letter_that_never_ends_ends(opened: Studio, letter: str) -> None:
    text = LETTER.replace("to write.", f"to write. {ENDLESS}")
    start = time.process_time()
    assert "findings" in opened.ask("/check", name=letter, text=text).json
    assert "error" in opened.ask("/pages", name=letter, text=text).json
    assert opened.ask("/check", name=letter, text=LETTER).json["facts"]["language"] == "en"
    assert time.process_time() - start < 15


def test_a_worker_that_is_killed_is_replaced(opened: Studio, letter: str) -> None:
    assert opened.ask("/check", name=letter, text=LETTER).json["facts"]
    process = opened.answers._checker._process
    assert process is not None and process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert opened.ask("/check", name=letter, text=LETTER).json["facts"]


@pytest.mark.parametrize("milliseconds", [0, 0.5, 1, 1.5, 2, 3, 4, 6])
def test_no_worker_starts_after_the_end(milliseconds: float) -> None:
    """A process that started later would wait for questions, and the studio for it."""
    worker, answers = Worker(), []

    def ask() -> None:
        with suppress(ProcessLimitError):
            answers.append(worker.ask("state_names", "en", "2026-03-04"))

    thread = threading.Thread(target=ask)
    thread.start()
    time.sleep(milliseconds / 1000)
    worker.close()
    thread.join()
    assert answers == [] and worker._process is None


def test_the_newest_text_wins(opened: Studio, letter: str) -> None:
    replies = {}

    def send(number: int) -> None:
        text = LETTER.replace("to write.", f"to write {number}.")
        replies[number] = opened.ask("/pages", name=letter, text=text, window="w").json

    threads = [threading.Thread(target=send, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
        time.sleep(0.02)
    for thread in threads:
        thread.join()
    assert "pages" in replies[5]
    assert any("superseded" in reply for reply in replies.values())


# The command.


def test_the_command_prints_its_address_at_once_and_ends_when_asked(tmp_path: Path) -> None:
    import urllib.request

    (tmp_path / "letter.yaml").write_text(LETTER, encoding="utf-8")
    command = [*COMMAND, "studio", "letter.yaml", "--no-browser"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, env=environment(), text=True)
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    assert url.startswith("http://127.0.0.1:") and "/?token=" in url
    with urllib.request.urlopen(url) as reply:
        assert reply.status == 200
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) in (0, 130)
    assert process.stdout.read() == ""


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = drafter("studio", "--no-browser", "--port", str(taken.getsockname()[1]), folder=tmp_path)
    assert done.code == 4 and "--port" in done.err


@pytest.mark.parametrize("name", ["missing.yaml", "letter.txt"])
def test_what_is_not_a_letter(name: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    assert drafter("studio", "--no-browser", name, folder=tmp_path).code == 4
