"""HTTP as the command line needs it: any status is an answer, no redirect is followed."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from typing import Any, Dict, Optional

from sentry_logger import __version__


class Unreachable(Exception):
    """No answer came; the message says why and where."""


@dataclass(frozen=True)
class Reply:
    """Status, headers and body of an answer; ``data`` is an empty dict where the body is no JSON object."""

    status: int
    headers: "Message[str, str]"
    body: bytes

    @property
    def data(self) -> Dict[str, Any]:
        try:
            parsed = json.loads(self.body)
        except ValueError:
            return {}
        return parsed if isinstance(parsed, dict) else {}

    @property
    def detail(self) -> str:
        """What the server says is wrong."""
        return str(self.data.get("detail") or f"the server answered HTTP {self.status}")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def call(
    url: str,
    body: Optional[object] = None,
    key: Optional[str] = None,
    headers: Optional[Dict[str, str]] = None,
    timeout: float = 15.0,
) -> Reply:
    """GET, or POST of ``body`` as JSON (bytes are sent as they are). Raises Unreachable."""
    try:
        with open_stream(url, body, key, headers, timeout) as response:
            return Reply(response.status, response.headers, response.read())
    except urllib.error.HTTPError as error:
        with error:
            return Reply(error.code, error.headers, error.read())
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable(why(url, error)) from error


def open_stream(
    url: str,
    body: Optional[object] = None,
    key: Optional[str] = None,
    headers: Optional[Dict[str, str]] = None,
    timeout: float = 15.0,
) -> Any:
    """The open response, to be read while it comes. Raises what urllib raises."""
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    try:
        request = urllib.request.Request(url, data=data)
    except ValueError as error:
        raise Unreachable(f"'{url}' is not an address; write it as http://host:port or https://host") from error
    request.add_header("User-Agent", "sentry-logger-cli/" + __version__)
    if data is not None:
        request.add_header("Content-Type", "application/json")
    if key:
        request.add_header("Authorization", "Bearer " + key)
    for name, value in (headers or {}).items():
        request.add_header(name, value)
    return urllib.request.build_opener(_NoRedirect).open(request, timeout=timeout)


def why(url: str, error: Exception) -> str:
    """One sentence about an address that does not answer."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, socket.gaierror):
        return f"the name in {url} cannot be resolved; check the address and this machine's DNS"
    if isinstance(cause, ConnectionRefusedError):
        return f"nothing listens at {url}; is the server running, and is the port right?"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return (
            f"the certificate of {url} is not trusted ({cause.verify_message}); "
            "set SSL_CERT_FILE to the authority that signed it"
        )
    if isinstance(cause, (TimeoutError, socket.timeout)):
        return f"{url} does not answer in time; a firewall or proxy may be in between"
    return f"{url} cannot be reached: {cause}"
