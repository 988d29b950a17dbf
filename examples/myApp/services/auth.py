"""Who somebody is."""

import logging
import random

from services.common import service

app = service("auth")
log = logging.getLogger("auth.sessions")


@app.get("/users/{order}")
async def user(order: str) -> dict:
    number = random.randint(1, 200)
    if number % 20 == 0:
        log.warning("session of user %d expires soon", number, extra={"user.id": number})
    log.debug("session found")
    return {"user": number}
