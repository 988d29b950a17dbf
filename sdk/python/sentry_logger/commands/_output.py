"""What a command says, and to whom."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, Dict, TextIO


class Failure(Exception):
    """Ends a command: what is wrong and the way out, in one or two sentences."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Output:
    """Results to stdout, progress to stderr. Control characters of others never reach the terminal."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def result(self, words: str, data: Dict[str, Any]) -> None:
        """A result, as words or as one line of JSON."""
        print(json.dumps(data) if self.as_json else printable(words), flush=True)

    def progress(self, words: str) -> None:
        """What is going on."""
        print(printable(words), file=sys.stderr, flush=True)

    def failed(self, failure: Failure) -> None:
        """The last words of a command that failed."""
        if self.as_json:
            print(json.dumps({"error": str(failure), "exit_code": failure.exit_code}), flush=True)
        else:
            print("sentry-logger: " + printable(str(failure)), file=sys.stderr, flush=True)


def coloured(stream: TextIO) -> bool:
    """Whether ``stream`` is a terminal that wants colours, https://no-color.org."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def printable(text: str) -> str:
    """Without what could move the cursor, change colours or turn text around; line breaks and tabs stay."""
    return "".join(c if c in "\n\t" or c.isprintable() else repr(c)[1:-1] for c in text)
