"""Where customers come in."""

import logging

from fastapi import Header, HTTPException

from services.common import call, service

app = service("api")
log = logging.getLogger("api.orders")


@app.get("/orders/{order}")
async def place(order: str, bad: bool = False, traceparent: str = Header("")) -> dict:
    user = (await call("auth", f"/users/{order}", traceparent))["user"]
    log.info("order %s of user %d", order, user, extra={"user.id": user, "order": order})
    try:
        await call("inventory", f"/reserve/{order}", traceparent)
        await call("payment", f"/charge/{order}?bad={bad}", traceparent)
        await call("notification", f"/notify/{user}", traceparent)
    except HTTPException as error:
        log.error("order %s failed: %s", order, error.detail, extra={"user.id": user, "order": order})
        raise
    log.info("order %s placed", order, extra={"user.id": user, "order": order})
    return {"order": order}
