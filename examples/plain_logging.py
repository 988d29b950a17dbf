"""Python's logging and ``init()``: levels, fields, a bound user, an exception with its cause."""

import logging

from sentry_logger import bind, init

init(service="plain-logging")
log = logging.getLogger("shop.orders")


def charge(order: str) -> None:
    try:
        raise TimeoutError("no answer from the bank within 3 s")
    except TimeoutError as error:
        raise RuntimeError(f"order {order} was not charged") from error


log.info("%d orders waiting", 3)
with bind(user=42):
    log.info("order %s placed", "o-1", extra={"amount": 17.5})
    try:
        charge("o-1")
    except RuntimeError:
        log.exception("charging failed")
log.warning("stock of %s is low", "A-17", extra={"left": 2, "password": "is never sent"})
