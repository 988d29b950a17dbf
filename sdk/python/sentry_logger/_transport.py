"""One POST to the server, and what its answer means."""

from __future__ import annotations

import codecs
import email.utils
import enum
import gzip
import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, Dict, List, Optional

_GZIP_ABOVE_BYTES = 1024
_ANSWER_BYTES = 64 * 1024


class Verdict(enum.Enum):
    """What to do with a batch after trying to send it."""

    ACCEPTED = "accepted"
    RETRY = "retry"
    SPLIT = "split"
    REFUSED_KEY = "refused key"
    DROP = "drop"


@dataclass(frozen=True)
class Answer:
    """The server's answer; ``retry_after`` in seconds where it named some, ``rejected`` records of an accepted one."""

    verdict: Verdict
    detail: str = ""
    retry_after: float = 0.0
    rejected: int = 0


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class Transport:
    """Posts batches to ``{dsn}/ingest``. The proxy of the environment is used; redirects are not followed, because a
    sign-in page answers 200. ``timeout`` is in seconds, for each wait on the network."""

    def __init__(self, dsn: str, api_key: str, user_agent: str, timeout: float = 10.0) -> None:
        self._url = dsn.rstrip("/") + "/ingest"
        self._headers = {
            "Authorization": "Bearer " + api_key,
            "Content-Type": "application/json",
            "User-Agent": user_agent,
        }
        self.timeout = timeout
        # Looked up with each connection, imported with the first: a process that is forked in the midst of that import
        # would find the module locked forever.
        codecs.lookup("idna")
        self._opener = urllib.request.build_opener(_NoRedirect)

    def send(self, batch_id: str, logs: List[Dict[str, Any]]) -> Answer:
        """Send one batch; never raises."""
        try:
            return self._post(batch_id, logs)
        except (OSError, http.client.HTTPException) as error:
            return Answer(Verdict.RETRY, str(error))
        except (ValueError, TypeError, RecursionError, MemoryError) as error:
            return Answer(Verdict.DROP, str(error))

    def _post(self, batch_id: str, logs: List[Dict[str, Any]]) -> Answer:
        body = json.dumps({"batch_id": batch_id, "logs": logs}, allow_nan=False).encode("ascii")
        headers = dict(self._headers)
        if len(body) > _GZIP_ABOVE_BYTES:
            body = gzip.compress(body, compresslevel=5)
            headers["Content-Encoding"] = "gzip"
        request = urllib.request.Request(self._url, data=body, headers=headers, method="POST")
        try:
            with self._opener.open(request, timeout=self.timeout) as response:
                return _accepted(_read(response, time.monotonic() + self.timeout))
        except urllib.error.HTTPError as error:
            with error:
                return _refused(error)


def _read(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """At most 64 KiB; the timeout of each wait alone would let a server that drips hold the thread for days."""
    body = b""
    while len(body) < _ANSWER_BYTES:
        part = response.read1(_ANSWER_BYTES)
        if not part:
            break
        body += part
        if time.monotonic() > deadline:
            raise TimeoutError("the answer came too slowly")
    return body


def _accepted(body: bytes) -> Answer:
    try:
        answer = json.loads(body)
        if answer["status"] == "accepted":
            listed = len(answer.get("rejected") or [])
            return Answer(Verdict.ACCEPTED, rejected=int(answer.get("rejected_total", listed)))
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    # A captive portal or a proxy answers 200 with a page of its own: nothing was stored.
    return Answer(Verdict.RETRY, "the answer is not Sentry Logger's")


def _refused(error: urllib.error.HTTPError) -> Answer:
    detail = f"HTTP {error.code}"
    if 300 <= error.code < 400:
        elsewhere = error.headers.get("Location")
        return Answer(Verdict.REFUSED_KEY, f"{detail}, it sends us to {elsewhere}; is the dsn right?")
    if error.code in (401, 403, 404):
        return Answer(Verdict.REFUSED_KEY, detail)
    if error.code == 413:
        return Answer(Verdict.SPLIT, detail)
    if error.code in (408, 429) or error.code >= 500:
        return Answer(Verdict.RETRY, detail, _seconds(error.headers.get("Retry-After")))
    return Answer(Verdict.DROP, detail)


def _seconds(retry_after: Optional[str]) -> float:
    """Seconds or an HTTP date, RFC 9110 §10.2.3; 0 where it is neither."""
    if not retry_after:
        return 0.0
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(retry_after).timestamp() - time.time())
    except (ValueError, TypeError):
        return 0.0
