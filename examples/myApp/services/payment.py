"""Takes the money, or says why not."""

import logging
import random

from fastapi import HTTPException

from services.common import service

app = service("payment")
log = logging.getLogger("payment.bank")


class CardDeclined(Exception):
    """The bank said no."""


def ask_bank(order: str, bad: bool) -> float:
    amount = round(random.uniform(5, 300), 2)
    if bad and random.random() < 0.5:
        raise TimeoutError("no answer from bank.example within 3 s")
    if bad:
        raise CardDeclined(random.choice(["insufficient funds", "card expired", "limit exceeded"]))
    return amount


@app.get("/charge/{order}")
async def charge(order: str, bad: bool = False) -> dict:
    try:
        amount = ask_bank(order, bad)
    except CardDeclined as error:
        log.exception("card declined for order %s: %s", order, error, extra={"order": order})
        raise HTTPException(402, str(error)) from error
    # A timeout is nobody's plan: it goes up to the middleware, which sends it.
    log.info("charged %.2f EUR for order %s", amount, order, extra={"amount": amount, "order": order})
    return {"amount": amount}
