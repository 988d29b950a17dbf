"""Flask with the WSGI middleware: each request a record, its logs bound to it. Needs: pip install flask

    python flask_app.py            asks itself for two pages
    flask --app flask_app run      serves them
"""

import logging

from flask import Flask

from sentry_logger import init
from sentry_logger.integrations.wsgi import SentryLoggerWsgi

init(service="flask")
app = Flask(__name__)
app.wsgi_app = SentryLoggerWsgi(app.wsgi_app)
log = logging.getLogger("shop.web")


@app.get("/cart")
def cart() -> str:
    log.info("cart shown", extra={"items": 3})
    return "3 items"


@app.get("/broken")
def broken() -> str:
    raise KeyError("price")


if __name__ == "__main__":
    client = app.test_client()
    trace = {"traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}
    client.get("/cart", headers=trace).close()  # as a server does when the answer is sent
    client.get("/broken").close()
