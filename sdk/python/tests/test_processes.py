"""Forks, ends and interruptions of real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import unittest
from typing import List

from tests.server import Server


def run(server: Server, code: str, expected: int = 0) -> str:
    env = {**os.environ, "SENTRY_API_KEY": "sk_test", "SENTRY_DSN": server.dsn}
    done = subprocess.run([sys.executable, "-c", code], env=env, timeout=60, capture_output=True, text=True)
    if done.returncode != expected:
        raise AssertionError(f"ended with {done.returncode}:\n{done.stderr}")
    return done.stderr


class ProcessTest(unittest.TestCase):
    def arrives(self, code: str, messages: List[str], expected: int = 0) -> str:
        with Server() as server:
            said = run(server, "import logging, sentry_logger\nsentry_logger.init()\n" + code, expected)
            self.assertEqual(sorted(messages), sorted(server.messages()))
        return said

    def test_ends_with_sys_exit(self) -> None:
        """``sys.exit`` sends what waits."""
        self.arrives("import sys\nlogging.info('a')\nsys.exit(3)", ["a"], 3)

    def test_ends_with_an_exception(self) -> None:
        """An uncaught exception is sent, and printed as ever."""
        said = self.arrives("logging.info('a')\n{}['x']", ["a", "KeyError: 'x'"], 1)
        self.assertIn("KeyError", said)

    def test_ends_with_a_daemon_thread_that_logs(self) -> None:
        """A thread that logs into the interpreter's end breaks nothing."""
        code = (
            "import threading, time\n"
            "def noise():\n"
            "    while True: logging.info('x')\n"
            "logging.info('a')\n"
            "threading.Thread(target=noise, daemon=True).start()\n"
            "sentry_logger.flush(0.2)\n"
        )
        with Server() as server:
            said = run(server, "import logging, sentry_logger\nsentry_logger.init()\n" + code)
            self.assertIn("a", server.messages())
        self.assertNotIn("Traceback", said)

    def test_ends_with_os_exit_after_a_flush(self) -> None:
        """``os._exit`` runs no hooks; ``flush`` before it is enough."""
        self.arrives("import os\nlogging.info('a')\nsentry_logger.flush()\nos._exit(0)", ["a"])

    def test_logs_in_a_signal_handler(self) -> None:
        """A handler that logs while the same thread logs neither blocks nor loses."""
        code = (
            "import signal, os\n"
            "signal.signal(signal.SIGTERM, lambda *_: logging.info('term'))\n"
            "for n in range(300):\n"
            "    if n % 30 == 0: os.kill(os.getpid(), signal.SIGTERM)\n"
            "    logging.info('a')\n"
        )
        self.arrives(code, ["a"] * 300 + ["term"] * 10)

    def test_ends_with_sigterm_and_a_flush(self) -> None:
        """As containers are stopped."""
        code = (
            "import os, signal, sys, time\n"
            "def end(*_): logging.info('term'); sentry_logger.flush(); sys.exit(0)\n"
            "signal.signal(signal.SIGTERM, end)\n"
            "logging.info('a')\n"
            "os.kill(os.getpid(), signal.SIGTERM)\n"
            "time.sleep(30)\n"
        )
        self.arrives(code, ["a", "term"])

    def test_logs_first_while_the_interpreter_ends(self) -> None:
        """Then no thread can be started any more, and it is sent without one."""
        self.arrives("import atexit\natexit.register(lambda: logging.info('late'))", ["late"])

    @unittest.skipUnless(hasattr(signal, "setitimer"), "needs setitimer")
    def test_urgent_logs_in_a_signal_handler_that_interrupts_urgent_logs(self) -> None:
        """No lock that the handler needs is held by the thread that it interrupts; else this would never end."""
        code = (
            "import signal\n"
            "signal.signal(signal.SIGALRM, lambda *_: logging.critical('signal'))\n"
            "signal.setitimer(signal.ITIMER_REAL, 0.0003, 0.0003)\n"
            "for n in range(40000): logging.critical('main')\n"
            "signal.setitimer(signal.ITIMER_REAL, 0)\n"
            "logging.critical('end')\n"
            "sentry_logger.flush(10)\n"
        )
        with Server() as server:
            run(server, "import logging, sentry_logger\nsentry_logger.init()\n" + code)
            self.assertEqual(1, server.messages().count("end"))

    def test_logs_in_a_destructor_while_the_interpreter_ends(self) -> None:
        """``__del__`` may log at any time; what comes too late is let go in silence."""
        code = (
            "class Loud:\n"
            "    def __del__(self): logging.info('del')\n"
            "for n in range(100):\n"
            "    loud = Loud(); loud.me = loud\n"
            "import gc; gc.collect()\n"
        )
        with Server() as server:
            said = run(server, "import logging, sentry_logger\nsentry_logger.init()\n" + code)
            self.assertGreaterEqual(len(server.messages()), 99)
        self.assertNotIn("Error", said)

    @unittest.skipUnless(hasattr(os, "fork"), "needs fork")
    def test_preloaded_workers_send_their_own(self) -> None:
        """As gunicorn's preload: init and logs before the fork, logs in each child and after."""
        code = (
            "import os\n"
            "logging.info('parent')\n"
            "sentry_logger.flush()\n"
            "children = []\n"
            "for n in range(4):\n"
            "    pid = os.fork()\n"
            "    if pid == 0:\n"
            "        logging.info('child %d', n)\n"
            "        sentry_logger.close()\n"
            "        os._exit(0)\n"
            "    children.append(pid)\n"
            "for pid in children: os.waitpid(pid, 0)\n"
            "logging.info('parent again')\n"
        )
        self.arrives(code, ["parent", "parent again"] + [f"child {n}" for n in range(4)])

    @unittest.skipUnless(hasattr(os, "fork"), "needs fork")
    def test_children_of_multiprocessing_send_before_they_end(self) -> None:
        """They end without atexit; what they logged arrives all the same."""
        code = (
            "import multiprocessing\n"
            "def work(n): logging.info('job %d', n)\n"
            "context = multiprocessing.get_context('fork')\n"
            "logging.info('parent')\n"
            "workers = [context.Process(target=work, args=(n,)) for n in range(4)]\n"
            "for worker in workers: worker.start()\n"
            "for worker in workers: worker.join()\n"
        )
        self.arrives(code, ["parent"] + [f"job {n}" for n in range(4)])

    @unittest.skipUnless(hasattr(os, "fork"), "needs fork")
    def test_a_fork_during_the_first_send(self) -> None:
        """Nothing is imported on the sending thread: the child would find that module locked forever."""
        code = (
            "import sys\n"
            "before = set(sys.modules)\n"
            "logging.info('a' * 5000)\n"
            "sentry_logger.flush()\n"
            "print(sorted(set(sys.modules) - before), file=sys.stderr)\n"
        )
        self.assertEqual("[]", self.arrives(code, ["a" * 5000]).strip())

    @unittest.skipUnless(hasattr(os, "fork"), "needs fork")
    def test_a_fork_while_other_threads_log(self) -> None:
        """A lock that another thread held at the fork does not stop the child."""
        code = (
            "import os, threading\n"
            "stop = threading.Event()\n"
            "def noise():\n"
            "    while not stop.is_set(): logging.info('noise')\n"
            "threads = [threading.Thread(target=noise) for _ in range(4)]\n"
            "for t in threads: t.start()\n"
            "for n in range(10):\n"
            "    pid = os.fork()\n"
            "    if pid == 0:\n"
            "        logging.error('child'); sentry_logger.flush(5); os._exit(0)\n"
            "    os.waitpid(pid, 0)\n"
            "stop.set()\n"
            "for t in threads: t.join()\n"
        )
        with Server() as server:
            run(server, "import logging, sentry_logger\nsentry_logger.init()\n" + code)
            self.assertEqual(10, server.messages().count("child"))

    def test_a_dead_server_delays_the_end_by_two_seconds_at_most(self) -> None:
        """The process ends although nothing can be sent; subprocess's own limit is the test."""
        with Server() as server:
            dsn = server.dsn
        code = (
            "import logging, sentry_logger, time, atexit\n"
            f"sentry_logger.init('sk_test', {dsn!r})\n"
            "logging.info('a')\n"
        )
        subprocess.run([sys.executable, "-c", code], check=True, timeout=20)

    def test_a_closed_stderr_is_survived(self) -> None:
        """Where there is nowhere to warn, nothing is raised."""
        code = "import sys\nsys.stderr.close()\nsys.stderr = None\nimport sentry_logger\nsentry_logger.init(dsn='x')"
        env = {name: value for name, value in os.environ.items() if not name.startswith("SENTRY_")}
        env["SENTRY_LOGGER_CONFIG"] = os.devnull
        subprocess.run([sys.executable, "-c", code], check=True, timeout=20, env=env)


if __name__ == "__main__":
    unittest.main()
