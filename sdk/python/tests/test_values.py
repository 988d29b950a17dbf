"""Values, secrets and exceptions as they are sent."""

from __future__ import annotations

import json
import sys
import unittest
from typing import Any, Dict

from sentry_logger._scrub import FILTERED, scrub
from sentry_logger._serialise import plain
from sentry_logger._traceback import InApp, described


class PlainTest(unittest.TestCase):
    def test_everything_becomes_json(self) -> None:
        """Cycles, NaN, bytes, huge numbers, odd keys, repr that raises, lone surrogates, NUL."""

        class Broken:
            def __repr__(self) -> str:
                raise RuntimeError("no")

            __str__ = __repr__

        cycle: Dict[Any, Any] = {}
        cycle["self"] = cycle
        value = {
            "cycle": cycle, "nan": float("nan"), "bytes": b"\x00\xff", "huge": 10**6000, "broken": Broken(),
            Broken(): 1, ("a", 1): {1, 2}, "surrogate": "\ud800", "nul": "a\x00b", "deep": [[[[[[[1]]]]]]],
            "many": list(range(1000)), "long": "x" * 100_000, "none": None, "true": True, "object": object(),
        }  # fmt: skip

        sent = json.loads(json.dumps(plain(value), allow_nan=False))

        self.assertEqual("nan", sent["nan"])
        self.assertEqual(100, len(sent["many"]))
        self.assertEqual(16_384, len(sent["long"]))
        self.assertIn("its repr raised RuntimeError", sent["broken"])
        self.assertIs(True, sent["true"])

    def test_containers_that_lie(self) -> None:
        """What cannot be read is named; a text that shows itself otherwise is taken as it is."""

        class Unreadable(Dict[str, int]):
            def items(self) -> Any:
                raise RuntimeError("no")

        class Loud(str):
            def __str__(self) -> str:
                raise RuntimeError("no")

        self.assertEqual("<Unreadable: reading it raised RuntimeError>", plain(Unreadable(a=1)))
        self.assertEqual("a", plain(Loud("a")))

    def test_large_values_are_cut_as_a_whole(self) -> None:
        """A hundred times a hundred times a hundred is not a million entries, and nothing deep is shown in full."""
        cube = [[[0] * 100 for _ in range(100)] for _ in range(100)]
        self.assertLessEqual(json.dumps(plain(cube)).count("0"), 2000)
        self.assertEqual([[[[["<list of 1000>"]]]]], plain([[[[[[0] * 1000]]]]]))

    def test_ordinary_values_stay(self) -> None:
        """What JSON has is not touched."""
        value = {"a": 1, "b": 2.5, "c": [True, None, "x"], "d": {"e": "f"}}
        self.assertEqual(value, plain(value))


class ScrubTest(unittest.TestCase):
    def test_filters_by_name(self) -> None:
        """Names that tell a secret, in any spelling, at any depth."""
        record = {
            "password": "p", "userPassword": "p", "X-Api-Key": "k", "headers": {"Authorization": "a", "Cookie": "c"},
            "items": [{"access_token": "t"}], "session_id": "s", "CSRF-Token": "x", "private_key": "k",
        }  # fmt: skip

        sent = scrub(record)

        self.assertNotIn("'p'", repr(sent))
        self.assertEqual(FILTERED, sent["userPassword"])
        self.assertEqual({"Authorization": FILTERED, "Cookie": FILTERED}, sent["headers"])
        self.assertEqual([{"access_token": FILTERED}], sent["items"])
        self.assertEqual({FILTERED}, {sent[name] for name in ("session_id", "CSRF-Token", "private_key", "X-Api-Key")})

    def test_filters_by_value(self) -> None:
        """Bearer tokens, our own keys and passwords in addresses, inside of messages."""
        key = "sk_" + "a1B2" * 12
        self.assertEqual("got Bearer " + FILTERED, scrub("got Bearer abcdefgh.ijkl"))
        self.assertEqual(f"key {FILTERED} used", scrub(f"key {key} used"))
        self.assertEqual(f"postgres://app:{FILTERED}@db/shop", scrub("postgres://app:hunter2@db/shop"))

    def test_numbers_and_sentences(self) -> None:
        """A password may be a number; words after \"Basic\" are none."""
        sent = scrub({"password": 1234, "card_number": 4111})
        self.assertEqual({"password": FILTERED, "card_number": FILTERED}, sent)
        self.assertEqual("Basic authentication failed", scrub("Basic authentication failed"))
        self.assertEqual("authorization: bearer " + FILTERED, scrub("authorization: bearer abc123def456"))

    def test_leaves_the_rest_alone(self) -> None:
        """Counts of tokens, authors and keyboards are no secrets."""
        record = {"token_count": 7, "author": "ada", "keyboard": "de", "message": "basic idea: a sk_etch"}
        self.assertEqual(record, scrub(record))


class ExceptionTest(unittest.TestCase):
    def caught(self, raising: Any) -> Dict[str, Any]:
        try:
            raising()
        except BaseException as error:
            return described(error, InApp())
        self.fail("nothing was raised")

    def test_has_frames_with_source_and_owner(self) -> None:
        """The innermost frame is last, with its line of source, and is the app's; json's is not."""
        sent = self.caught(lambda: json.loads("{"))

        self.assertEqual("json.decoder.JSONDecodeError", sent["type"])
        self.assertFalse(sent["frames"][-1]["in_app"])
        self.assertTrue(sent["frames"][0]["in_app"])
        self.assertEqual("raising()", sent["frames"][0]["source"])
        self.assertIn("Traceback (most recent call last)", sent["raw"])

    def test_has_its_causes(self) -> None:
        """``from``, and what was being handled, nearest first; ``from None`` hides; cycles end."""

        def chained() -> None:
            try:
                try:
                    raise KeyError("first")
                except KeyError:
                    raise ValueError("second")
            except ValueError as error:
                raise RuntimeError("third") from error

        def hidden() -> None:
            try:
                raise KeyError("first")
            except KeyError:
                raise RuntimeError("shown") from None

        def cyclic() -> None:
            error = RuntimeError("around")
            error.__cause__ = ValueError("and")
            error.__cause__.__cause__ = error
            raise error

        self.assertEqual(["ValueError", "KeyError"], [cause["type"] for cause in self.caught(chained)["causes"]])
        self.assertEqual([], self.caught(hidden)["causes"])
        self.assertEqual(1, len(self.caught(cyclic)["causes"]))

    @unittest.skipUnless(sys.version_info >= (3, 11), "needs ExceptionGroup")
    def test_has_the_members_of_a_group(self) -> None:
        """They are told as causes."""

        def group() -> None:
            raise ExceptionGroup("both", [ValueError("a"), KeyError("b")])  # noqa: F821

        self.assertEqual(["ValueError", "KeyError"], [cause["type"] for cause in self.caught(group)["causes"]])

    def test_a_field_named_exceptions_is_no_group(self) -> None:
        """Whatever an exception calls its own fields."""

        class Odd(Exception):
            exceptions = 5

        def raising() -> None:
            raise Odd()

        self.assertEqual([], self.caught(raising)["causes"])

    def test_a_long_text_keeps_its_end(self) -> None:
        """There it says what happened."""

        def raising() -> None:
            raise ValueError("x" * 200_000 + "the end")

        raw = self.caught(raising)["raw"]
        self.assertTrue(raw.endswith("the end\n"))
        self.assertLessEqual(len(raw), 100_000)

    def test_survives_an_exception_that_cannot_be_shown(self) -> None:
        """Its text says so."""

        class Unshowable(Exception):
            def __str__(self) -> str:
                raise RuntimeError("no")

        def raising() -> None:
            raise Unshowable()

        self.assertIn("its str raised RuntimeError", self.caught(raising)["message"])

    def test_own_code_by_choice(self) -> None:
        """Prefixes of modules decide before the place of the file does."""
        in_app = InApp(include=["vendored"], exclude=["generated"])
        self.assertTrue(in_app("vendored.http", "/usr/lib/python3/site-packages/vendored/http.py"))
        self.assertFalse(in_app("generated", "/srv/app/generated.py"))
        self.assertFalse(in_app("flask.app", "/venv/lib/site-packages/flask/app.py"))
        self.assertTrue(in_app("shop", "/srv/app/shop.py"))


if __name__ == "__main__":
    unittest.main()
