"""The command ``sentry-logger``.

What it found out goes to stdout, in words or with ``--json`` as JSON; what it is doing goes to stderr. It asks no
questions, so it works without a terminal. It ends with

0 done, 1 the server could not be reached or refused, 2 wrong arguments, 3 no key or address is known,
4 a person denied it, 5 nobody approved in time, 130 interrupted; ``run`` ends as the program it ran.
"""

from __future__ import annotations

import argparse
import sys
from typing import List, Optional

from sentry_logger import __version__
from sentry_logger.commands import _http, check, device, send, status, tail, wrap
from sentry_logger.commands._output import Failure, Output


def main(argv: Optional[List[str]] = None) -> int:
    """Run one command; the exit code."""
    arguments = _parser().parse_args(argv)
    output = Output(arguments.json)
    try:
        return int(arguments.run(arguments, output))
    except Failure as failure:
        output.failed(failure)
        return failure.exit_code
    except _http.Unreachable as error:
        output.failed(Failure(str(error), 1))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # | head
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sentry-logger",
        description="Connects an app to a Sentry Logger server, sends logs and follows them.",
        epilog="Exit codes: 0 done, 1 server away or refused, 2 wrong arguments, 3 not connected, 4 denied, "
        "5 not approved in time, 130 interrupted.",
    )
    parser.add_argument("--version", action="version", version="sentry-logger " + __version__)
    commands = parser.add_subparsers(title="commands", dest="command", required=True)
    for module in (device, status, check, send, tail, wrap):
        module.add_to(commands, _common())
    return parser


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--dsn", help="the server's address; else SENTRY_DSN, else what init saved")
    common.add_argument("--api-key", help="the key; else SENTRY_API_KEY, else what init saved")
    common.add_argument("--config-path", help="where init saves; else ~/.sentry_logger/config.json")
    common.add_argument("--json", action="store_true", help="print JSON for scripts")
    return common


if __name__ == "__main__":
    sys.exit(main())
