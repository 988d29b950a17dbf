"""The smallest app that logs to Sentry Logger: two logs and an error with its traceback.

    pip install ./sdk/python
    SENTRY_API_KEY=sk_… SENTRY_DSN=http://localhost:8080 python examples/hello.py
"""

import logging

from sentry_logger import init

init(service="hello")
log = logging.getLogger("hello")

log.info("cart %s has %d items", "c-17", 3, extra={"user.id": 42})
log.warning("payment took %.1f s", 4.2)
try:
    {}["price"]
except KeyError:
    log.exception("checkout failed")
