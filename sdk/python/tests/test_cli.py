"""The command line against a server that answers as it is told."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any, Dict, Tuple
from unittest import mock

from sentry_logger.cli import main
from tests.server import Server

STARTED = {
    "device_code": "secret", "user_code": "WDJB-MJHT", "verification_uri": "http://x/device", "expires_in": 600,
    "interval": 0.01,
}  # fmt: skip
APPROVED = {"status": "approved", "app_id": "id-1", "app_name": "shop", "api_key": "sk_new", "dsn": "http://logs"}
REFUSED = {"detail": "This API key is unknown"}


class CliTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.config = self.folder / "config.json"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SENTRY_")}
        patched = mock.patch.dict(os.environ, {**environment, "SENTRY_LOGGER_CONFIG": str(self.config)}, clear=True)
        patched.start()
        self.addCleanup(patched.stop)

    def run_cli(self, *arguments: str) -> Tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = main(list(arguments))
            except SystemExit as end:
                code = int(end.code or 0)
        return code, out.getvalue(), err.getvalue()

    def init(self, *answers: Any) -> Tuple[int, str, str]:
        with Server((200, STARTED, {}), *answers) as server:
            result = self.run_cli("init", "--app-name", "shop", "--no-browser", "--json", "--dsn", server.dsn)
            self.requests = list(server.batches)
        return result

    def test_init_waits_and_saves(self) -> None:
        """Pending, slow down, a server that restarts: then the key is in a file of mode 600 and not on the screen."""
        pending = {"status": "pending", "interval": 0.01}
        slow_down = {"status": "slow_down", "interval": 0.02}
        code, out, err = self.init(
            (200, pending, {}), (200, slow_down, {}), Server.HANG_UP, (200, APPROVED, {})
        )

        self.assertEqual(0, code, err)
        self.assertEqual("sk_new", json.loads(self.config.read_text())["api_key"])
        self.assertEqual("shop", json.loads(out)["app_name"])
        self.assertIn("WDJB-MJHT", err)
        self.assertNotIn("sk_new", out + err)
        self.assertNotIn("secret", out + err)
        self.assertEqual({"device_code": "secret"}, self.requests[1])
        self.assertEqual(
            {"app_name": "shop", "description": "", "ttl_seconds": 600, "read": True}, self.requests[0]
        )

    def test_init_ends_as_the_person_decides(self) -> None:
        """4 for no, 5 for too late, nothing saved."""
        for error, expected in (("access_denied", 4), ("expired_token", 5)):
            code, out, _ = self.init((400, {"detail": error, "error": error}, {}))
            self.assertEqual((expected, expected), (code, json.loads(out)["exit_code"]))
        self.assertFalse(self.config.exists())

    def test_init_names_what_is_no_server_of_ours(self) -> None:
        """A page instead of JSON, nobody there, no address at all."""
        with Server((200, b"<html>", {})) as server:
            code, _, err = self.run_cli("init", "--app-name", "x", "--dsn", server.dsn)
        self.assertEqual(1, code)
        self.assertIn("is not a Sentry Logger server", err)
        code, _, err = self.run_cli("init", "--app-name", "x", "--dsn", "http://127.0.0.1:9")
        self.assertEqual(1, code)
        self.assertIn("nothing listens at http://127.0.0.1:9", err)
        self.assertEqual(1, self.run_cli("init", "--app-name", "x", "--dsn", "no address")[0])

    def test_nothing_is_connected(self) -> None:
        """3, and the way out."""
        for command in (["status"], ["test"], ["doctor"], ["send"], ["tail"], ["run", "--", "true"]):
            code, _, err = self.run_cli(*command)
            self.assertEqual(3, code, command)
            self.assertIn("sentry-logger init", err)

    def test_a_saved_key_is_sent_to_its_own_server_only(self) -> None:
        """Another address, by argument or by a DSN of another vendor, is not connected."""
        self.config.write_text(json.dumps({"app_id": "i", "app_name": "n", "api_key": "sk_s", "dsn": "http://saved"}))
        with Server() as server:
            self.assertEqual(3, self.run_cli("status", "--dsn", server.dsn)[0])
            os.environ["SENTRY_DSN"] = server.dsn.replace("//", "//0af7@") + "/1"
            os.environ["SENTRY_LOGGER_API_KEY"] = "sk_ours"
            self.run_cli("status")
            self.assertEqual([], server.headers)

    def test_a_sentry_dsn_holds_key_and_address(self) -> None:
        """As ``init()`` of the SDK understands it."""
        with Server((200, {"status": "accepted", "app_id": "id-1"}, {})) as server:
            code, _, err = self.run_cli("status", "--dsn", server.dsn.replace("//", "//sk_abcd@") + "/1")
            self.assertEqual(0, code, err)
            self.assertEqual("Bearer sk_abcd", server.headers[0]["Authorization"])

    def test_wrong_arguments(self) -> None:
        """2 from argparse, with the usage."""
        for command in ([], ["nonsense"], ["init"], ["test", "--timeout-seconds", "x"]):
            self.assertEqual(2, self.run_cli(*command)[0], command)

    def test_status_asks_whose_key_it_is(self) -> None:
        """The app's id comes from the server; a refused key is said."""
        with Server((200, {"status": "accepted", "app_id": "id-1"}, {}), (401, REFUSED, {})) as server:
            os.environ.update(SENTRY_API_KEY="sk_abcd", SENTRY_DSN=server.dsn + "/")
            code, out, _ = self.run_cli("status", "--json")
            self.assertEqual((0, "id-1"), (code, json.loads(out)["app_id"]))
            self.assertNotIn("sk_abcd", out)
            code, _, err = self.run_cli("status")
            self.assertEqual(1, code)
            self.assertIn("This API key is unknown", err)

    def test_send_keeps_traces_whole_and_tries_again(self) -> None:
        """One chunk, one id for all tries, what the server says in the end."""
        log = self.folder / "a.log"
        log.write_text("one\nTraceback\n  File x\ntwo")
        stored: Dict[str, Any] = {"status": "accepted", "processed": 2, "rejected": []}
        with Server((503, {}, {"Retry-After": "0"}), (200, stored, {})) as server:
            os.environ.update(SENTRY_API_KEY="sk_abcd", SENTRY_DSN=server.dsn)
            code, out, _ = self.run_cli("send", "--json", str(log))
            self.assertEqual({"processed": 2, "rejected": 0}, json.loads(out))
            self.assertEqual(0, code)
            self.assertEqual([b"one\nTraceback\n  File x\ntwo\n"] * 2, server.bodies)
            self.assertEqual(1, len({headers["Idempotency-Key"] for headers in server.headers}))

    def test_send_of_a_file_that_is_not_there(self) -> None:
        """2, named."""
        os.environ.update(SENTRY_API_KEY="sk_abcd", SENTRY_DSN="http://127.0.0.1:9")
        code, _, err = self.run_cli("send", str(self.folder / "none.log"))
        self.assertEqual(2, code)
        self.assertIn("none.log cannot be read", err)

    def test_run_passes_output_and_exit_code_on(self) -> None:
        """Levels are read off the lines, traces stay whole, the end is told."""
        script = (
            "import sys\nprint('WARN low')\nprint('plain', flush=True)\n"
            "sys.stderr.write('Traceback (most recent call last):\\n  File x\\nKeyError: 1\\n')\nsys.exit(7)"
        )
        with Server() as server:
            env = {**os.environ, "SENTRY_API_KEY": "sk_abcd", "SENTRY_DSN": server.dsn}
            done = subprocess.run(
                [sys.executable, "-m", "sentry_logger", "run", "--service", "job", "--", sys.executable, "-c", script],
                env=env, capture_output=True, text=True, timeout=30,
            )  # fmt: skip
            logs = {log["message"]: log for batch in server.batches for log in batch["logs"]}

        self.assertEqual((7, "WARN low\nplain\n"), (done.returncode, done.stdout))
        self.assertEqual("WARN", logs["WARN low"]["level"])
        self.assertEqual(("INFO", "job"), (logs["plain"]["level"], logs["plain"]["service"]))
        self.assertEqual("ERROR", logs["Traceback (most recent call last):\n  File x\nKeyError: 1"]["level"])
        self.assertEqual("ERROR", logs["job ended with exit code 7"]["level"])

    def test_doctor_stops_at_the_first_fault(self) -> None:
        """Name, port, kind of server: each has its sentence."""
        os.environ.update(SENTRY_API_KEY="sk_abcd", SENTRY_DSN="http://127.0.0.1:9", NO_PROXY="*")
        code, out, _ = self.run_cli("doctor", "--json")
        steps = json.loads(out)["steps"]
        self.assertEqual((1, "connection", False), (code, steps[-1]["step"], steps[-1]["ok"]))
        self.assertIn("nothing listens", steps[-1]["said"])
        os.environ["SENTRY_DSN"] = "http://no.such.invalid"
        self.assertIn("cannot be resolved", self.run_cli("doctor")[1])
        with Server() as server:
            os.environ["SENTRY_DSN"] = server.dsn
            self.assertIn("is not a Sentry Logger server", self.run_cli("doctor")[1])

    def test_texts_of_others_cannot_steer_the_terminal(self) -> None:
        """Escape sequences and text direction are shown, not obeyed."""
        with Server((401, {"detail": "a\x1b[2Jb\u202ec"}, {})) as server:
            os.environ.update(SENTRY_API_KEY="sk_abcd", SENTRY_DSN=server.dsn)
            err = self.run_cli("status")[2]
        self.assertNotIn("\x1b", err)
        self.assertNotIn("\u202e", err)


if __name__ == "__main__":
    unittest.main()
