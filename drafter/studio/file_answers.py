"""The answers about files that the writer brings."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from drafter.studio.letter_folder import LetterFolder
from drafter.studio.page_pictures import PagePictures
from drafter.studio.request import BadRequestError, file_of, pair_of, reading_of, scale_of, text_of
from drafter.studio.server import Answer
from drafter.studio.worker import Worker

_FORMS = ("docx", "pdf")


class FileAnswers:
    """Answers requests about files, with a worker for which neither findings nor pages wait."""

    def __init__(self, folder: LetterFolder, pictures: PagePictures, worker: Worker) -> None:
        self._folder, self._pictures, self._worker = folder, pictures, worker
        self.paths: Mapping[str, Callable[[Mapping[str, Any]], Answer]] = {
            "/import": self._import,
            "/keep": self._keep,
            "/compare": self._compare,
            "/marked": self._marked,
            "/marked-file": self._marked_file,
            "/pull": self._pull,
            "/pull-files": self._pull_files,
        }

    def _ask(self, job: str, *arguments: Any) -> Any:
        return self._worker.ask(job, str(self._folder.path), *arguments)

    def _import(self, body: Mapping[str, Any]) -> Answer:
        return Answer.of(self._ask("import_file", file_of(body, "file")))

    def _keep(self, body: Mapping[str, Any]) -> Answer:
        """Save a picture of an imported letter, next to the letter."""
        self._folder.keep_picture(*file_of(body, "file"))
        return Answer.of({})

    def _compare(self, body: Mapping[str, Any]) -> Answer:
        return Answer.of(self._ask("compare", pair_of(body)))

    def _marked(self, body: Mapping[str, Any]) -> Answer:
        made = self._ask("marked", pair_of(body), scale_of(body), self._pictures.known)
        return Answer.of(self._pictures.kept(made))

    def _marked_file(self, body: Mapping[str, Any]) -> Answer:
        form = text_of(body, "format")
        if form not in _FORMS:
            raise BadRequestError("There is no such format.")
        name, data = self._ask("marked_file", pair_of(body), form)
        return Answer.of({"name": quote(name, safe=" ()"), "data": base64.b64encode(data).decode()})

    def _pulled(self, body: Mapping[str, Any]) -> Any:
        name = self._folder.checked(text_of(body, "name"))
        return self._ask("pull_file", name, text_of(body, "text"), file_of(body, "file"), reading_of(body))

    def _pull(self, body: Mapping[str, Any]) -> Answer:
        return Answer.of(self._pulled(body))

    def _pull_files(self, body: Mapping[str, Any]) -> Answer:
        """Write the edits in other files of the letter, such as its `body_file`; the text of the letter is the page's.

        The edits are found again, so that only what `pull` proves is written, over files that did not change since.
        """
        from drafter.writing.atomic import replace_all

        own = text_of(body, "name")
        others = [change for change in self._pulled(body)["changes"] if change["file"] != own]
        changes = {self._folder.path / one["file"]: (one["before"].encode(), one["after"].encode()) for one in others}
        if changes:
            replace_all(changes)
        return Answer.of({"files": [Path(one["file"]).name for one in others]})
