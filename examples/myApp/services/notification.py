"""Tells customers. Its mail server is moody."""

import logging
import random

from services.common import service

app = service("notification")
log = logging.getLogger("notification.mail")


@app.get("/notify/{user}")
async def notify(user: int) -> dict:
    if random.random() < 0.03:
        log.warning("mail server busy (451), trying again for user %d", user, extra={"user.id": user})
    log.info("mail to user %d sent", user, extra={"user.id": user})
    return {"sent": True}
