"""What the services share: an app that logs, and calls from one to another within a trace."""

import asyncio
import json
import os
import urllib.error
import urllib.request

from fastapi import FastAPI, HTTPException

from sentry_logger import init
from sentry_logger.integrations.asgi import SentryLoggerAsgi

NAMES = ("api", "auth", "inventory", "payment", "notification")


def service(name: str) -> FastAPI:
    """An app whose logs bear its name."""
    init(service=name, environment="demo", release="1.4.0")
    app = FastAPI(title=name)
    app.add_middleware(SentryLoggerAsgi)
    return app


async def call(name: str, path: str, traceparent: str) -> dict:
    """Ask another service; what goes wrong there goes wrong here with 502."""
    port = int(os.environ.get("FIRST_PORT", "9000")) + NAMES.index(name)
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"traceparent": traceparent})

    def ask() -> dict:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    try:
        return await asyncio.to_thread(ask)
    except urllib.error.HTTPError as error:
        raise HTTPException(502, f"{name} answered {error.code}") from error
