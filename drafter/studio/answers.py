"""The answers to the page: each path is one question about the letter, the folder or the studio."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from threading import Event, Thread
from typing import Any
from urllib.parse import quote

from drafter.errors import DrafterError
from drafter.studio.file_answers import FileAnswers
from drafter.studio.jobs import FORMATS, YAML, ZIP
from drafter.studio.letter_folder import ConflictError, LetterFolder
from drafter.studio.page_pictures import PagePictures
from drafter.studio.request import BadRequestError, line_of, scale_of, text_of
from drafter.studio.server import Answer
from drafter.studio.worker import SupersededError, Worker

_UNNAMED = "letter.yaml"


class Answers:
    """Answers requests; `stop` is set when the page asks.

    It has three workers, so that findings do not wait for pages, nor pages for regions or for files that are read.
    """

    def __init__(self, folder: LetterFolder, first: str = "") -> None:
        self.folder, self.first, self.stop = folder, first, Event()
        self._checker, self._printer, self._reader = Worker(), Worker(), Worker(patient=True)
        self._pictures = PagePictures()
        self._files = FileAnswers(folder, self._pictures, self._reader)
        self._paths: Mapping[str, Callable[[Mapping[str, Any]], Answer]] = {
            "/describe": self._describe,
            "/names": self._names,
            "/cards": self._cards,
            "/card": self._card,
            "/start": self._start,
            "/letters": self._letters,
            "/open": self._open,
            "/seen": self._seen,
            "/save": self._save,
            "/check": self._check,
            "/fix": self._fix,
            "/pages": self._pages,
            "/picture": self._picture,
            "/regions": self._regions,
            "/take": self._take,
            "/stop": self._stop,
            **self._files.paths,
        }

    def __call__(self, path: str, body: Mapping[str, Any]) -> Answer:
        """Return the answer to a request."""
        answer = self._paths.get(path)
        if answer is None:
            return Answer.of({"error": "There is no such question."}, HTTPStatus.NOT_FOUND)
        try:
            return answer(body)
        except BadRequestError as error:
            return Answer.of({"error": str(error)}, HTTPStatus.BAD_REQUEST)
        except SupersededError:
            return Answer.of({"superseded": True})
        except DrafterError as error:
            # Not a failure of the request: browsers report those in their console.
            return Answer.of(self._failure(error, body))
        except Exception as error:
            return Answer.of({"error": f"Drafter failed because of a bug: {type(error).__name__}: {error}."})

    def warm_up(self) -> None:
        """Start the workers of every letter, and load what their first jobs need, while the browser opens."""
        for worker, job in ((self._checker, "warm_check"), (self._printer, "warm_pages")):
            Thread(target=_warm_up, args=(worker, job), daemon=True).start()

    def close(self) -> None:
        """End the workers."""
        for worker in (self._checker, self._printer, self._reader):
            worker.close()

    def _failure(self, error: DrafterError, body: Mapping[str, Any]) -> dict[str, Any]:
        from drafter.studio.jobs import findings_to_json, letter_input

        letter = letter_input(str(self.folder.path), str(body.get("name") or _UNNAMED), "")
        return {"error": error.findings[0].message, "findings": findings_to_json(letter, error.findings)}

    @property
    def _folder(self) -> str:
        return str(self.folder.path)

    def _describe(self, _: Mapping[str, Any]) -> Answer:
        described = self._checker.ask("describe", self._folder)
        return Answer.of({**described, "folder": self.folder.path.name, "first": self.first})

    def _names(self, body: Mapping[str, Any]) -> Answer:
        return Answer.of(self._checker.ask("state_names", text_of(body, "language"), text_of(body, "date")))

    def _cards(self, _: Mapping[str, Any]) -> Answer:
        return Answer.of(self._checker.ask("cards", self._folder))

    def _card(self, body: Mapping[str, Any]) -> Answer:
        card = self._printer.ask("card", self._folder, text_of(body, "sample"))
        return Answer.of({**card, "picture": base64.b64encode(card["picture"]).decode()})

    def _start(self, body: Mapping[str, Any]) -> Answer:
        return Answer.of(
            self._checker.ask("start", self._folder, text_of(body, "sample"), text_of(body, "language", "en"))
        )

    def _letters(self, _: Mapping[str, Any]) -> Answer:
        return Answer.of([letter._asdict() for letter in self.folder.letters()])

    def _open(self, body: Mapping[str, Any]) -> Answer:
        return Answer.of(self.folder.read(text_of(body, "name"))._asdict())

    def _seen(self, body: Mapping[str, Any]) -> Answer:
        return Answer.of({"digest": self.folder.digest(text_of(body, "name"))})

    def _save(self, body: Mapping[str, Any]) -> Answer:
        name, force = text_of(body, "name"), body.get("force") is True
        try:
            return Answer.of(
                {"digest": self.folder.save(name, text_of(body, "text"), text_of(body, "digest", ""), force)}
            )
        except ConflictError as conflict:
            return Answer.of({"conflict": conflict.opened._asdict()})

    def _check(self, body: Mapping[str, Any]) -> Answer:
        return Answer.of(self._checker.ask("check", *self._letter(body), line=line_of("check", body)))

    def _fix(self, body: Mapping[str, Any]) -> Answer:
        try:
            wanted = [(str(rule), int(line), int(column)) for rule, line, column in body.get("findings") or ()]
        except (TypeError, ValueError):
            raise BadRequestError("`findings` is not a list of rules, each with its line and column.") from None
        return Answer.of({"text": self._checker.ask("fix", *self._letter(body), wanted)})

    def _pages(self, body: Mapping[str, Any]) -> Answer:
        letter, line = self._letter(body), line_of("pages", body)
        made = self._printer.ask("pages", *letter, scale_of(body), self._pictures.known, line=line)
        return Answer.of(self._pictures.kept(made))

    def _picture(self, body: Mapping[str, Any]) -> Answer:
        data = self._pictures.get(text_of(body, "digest"))
        if data is None:
            return Answer.of({"error": "The page is no longer kept."}, HTTPStatus.NOT_FOUND)
        return Answer(data, "image/png")

    def _regions(self, body: Mapping[str, Any]) -> Answer:
        return Answer.of(self._reader.ask("regions", *self._letter(body), line=line_of("regions", body)))

    def _take(self, body: Mapping[str, Any]) -> Answer:
        form = text_of(body, "format")
        if form not in (*FORMATS, YAML, ZIP):
            raise BadRequestError("There is no such format.")
        name, data = self._printer.ask("take", *self._letter(body), form)
        return Answer.of({"name": quote(name, safe=" ()"), "data": base64.b64encode(data).decode()})

    def _stop(self, _: Mapping[str, Any]) -> Answer:
        self.stop.set()
        return Answer.of({})

    def _letter(self, body: Mapping[str, Any]) -> tuple[str, str, str]:
        """Return the folder, the name and the text of the letter of a request; raise FileError for a name outside."""
        return self._folder, self.folder.checked(text_of(body, "name", _UNNAMED)), text_of(body, "text")


def _warm_up(worker: Worker, job: str) -> None:
    # What is missing on the machine is reported when it is needed.
    with suppress(DrafterError):
        worker.ask(job)
