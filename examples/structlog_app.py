"""structlog: one processor sends, the rest stays as it was. Needs: pip install structlog"""

import structlog

from sentry_logger import init
from sentry_logger.integrations.structlog import SentryLoggerProcessor

init(service="structlog")
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        SentryLoggerProcessor(),
        structlog.dev.ConsoleRenderer(),
    ]
)
log = structlog.get_logger()

structlog.contextvars.bind_contextvars(user=42)
log.info("order_placed", order="o-1", amount=17.5)
try:
    {}["price"]
except KeyError:
    log.exception("order_failed", order="o-1")
