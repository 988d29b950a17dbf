"""One POST to the server, and what its answer means."""

from __future__ import annotations

import enum
import gzip
import http.client
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, Dict, List, Optional

_GZIP_ABOVE_BYTES = 1024


class Verdict(enum.Enum):
    """What to do with a batch after trying to send it."""

    ACCEPTED = "accepted"
    RETRY = "retry"
    SPLIT = "split"
    REFUSED_KEY = "refused key"
    DROP = "drop"


@dataclass(frozen=True)
class Answer:
    """The server's answer; ``retry_after`` in seconds where it named one."""

    verdict: Verdict
    detail: str = ""
    retry_after: Optional[float] = None


class Transport:
    """Posts batches to ``{dsn}/ingest``."""

    def __init__(self, dsn: str, api_key: str, user_agent: str, timeout: float = 10.0) -> None:
        self._url = dsn.rstrip("/") + "/ingest"
        self._headers = {
            "Authorization": "Bearer " + api_key,
            "Content-Type": "application/json",
            "User-Agent": user_agent,
        }
        self._timeout = timeout

    def send(self, batch_id: str, logs: List[Dict[str, Any]]) -> Answer:
        """Send one batch; never raises."""
        try:
            return self._post(batch_id, logs)
        except (OSError, http.client.HTTPException) as error:
            return Answer(Verdict.RETRY, str(error))
        except (ValueError, TypeError, RecursionError) as error:
            return Answer(Verdict.DROP, str(error))

    def _post(self, batch_id: str, logs: List[Dict[str, Any]]) -> Answer:
        body = json.dumps({"batch_id": batch_id, "logs": logs}, allow_nan=False).encode("ascii")
        headers = dict(self._headers)
        if len(body) > _GZIP_ABOVE_BYTES:
            body = gzip.compress(body, compresslevel=5)
            headers["Content-Encoding"] = "gzip"
        request = urllib.request.Request(self._url, data=body, headers=headers, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=self._timeout) as response:
                return _accepted(response.read())
        except urllib.error.HTTPError as error:
            with error:
                return _refused(error)


def _accepted(body: bytes) -> Answer:
    try:
        if json.loads(body)["status"] == "accepted":
            return Answer(Verdict.ACCEPTED)
    except (ValueError, KeyError, TypeError):
        pass
    # A captive portal or a proxy answers 200 with a page of its own: nothing was stored.
    return Answer(Verdict.RETRY, "the answer is not Sentry Logger's")


def _refused(error: urllib.error.HTTPError) -> Answer:
    detail = f"HTTP {error.code}"
    if error.code in (401, 403, 404):
        return Answer(Verdict.REFUSED_KEY, detail)
    if error.code == 413:
        return Answer(Verdict.SPLIT, detail)
    if error.code in (408, 429) or error.code >= 500:
        return Answer(Verdict.RETRY, detail, _seconds(error.headers.get("Retry-After")))
    return Answer(Verdict.DROP, detail)


def _seconds(retry_after: Optional[str]) -> Optional[float]:
    try:
        return max(0.0, float(retry_after)) if retry_after else None
    except ValueError:
        return None
