"""Questions on a terminal, with suggestions as one types."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

Validator = Callable[[str], str | None]


def is_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(
    question: str,
    choices: Mapping[str, str],
    default: str = "",
    complaint: Validator = lambda _: None,
    several: bool = False,
) -> str:
    """What is answered, or the default; `choices` are suggested, each with what is said of it.

    Asks again as long as `complaint` says what is wrong with an answer. With `several`, answers are parted by commas.
    """
    from prompt_toolkit import prompt

    shown = f"{question} [{default}]: " if default else f"{question}: "
    while True:
        try:
            answer = prompt(shown, completer=_completer(choices, several), complete_while_typing=True)
        except EOFError:
            raise KeyboardInterrupt from None
        wrong = complaint(answer.strip()) if answer.strip() else None
        if wrong is None:
            return answer.strip() or default
        sys.stderr.write(f"{wrong}\n")


def _completer(choices: Mapping[str, str], several: bool) -> Any:
    from prompt_toolkit.completion import Completer, Completion

    class Choices(Completer):
        """Suggests the choices that hold what was typed, those that begin with it first."""

        def get_completions(self, document: Any, complete_event: Any) -> Any:
            typed = document.text_before_cursor
            word = (typed.rpartition(",")[2] if several else typed).lstrip()
            fitting = [choice for choice in choices if word.lower() in choice.lower()]
            for choice in sorted(fitting, key=lambda one: (not one.lower().startswith(word.lower()), one)):
                yield Completion(choice, start_position=-len(word), display_meta=choices[choice])

    return Choices()
