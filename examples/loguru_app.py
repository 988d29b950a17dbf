"""loguru: one sink. Needs: pip install loguru"""

from loguru import logger

from sentry_logger import init
from sentry_logger.integrations.loguru import sink

init(service="loguru")
logger.add(sink(), level="INFO")

logger.bind(order="o-1").info("order {} placed", "o-1")
try:
    {}["price"]
except KeyError:
    logger.exception("order failed")
