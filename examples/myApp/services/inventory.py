"""What there is. One in twenty looks takes long."""

import asyncio
import logging
import random

from services.common import service

app = service("inventory")
log = logging.getLogger("inventory.stock")


@app.get("/reserve/{order}")
async def reserve(order: str) -> dict:
    item, left = f"A-{random.randint(10, 30)}", random.randint(0, 40)
    if random.random() < 0.05:
        seconds = random.uniform(0.4, 0.9)
        await asyncio.sleep(seconds)
        duration = seconds * 1000
        log.warning("slow query: %d ms for %s", duration, item, extra={"duration_ms": duration, "item": item})
    if left < 3:
        log.warning("only %d of %s left", left, item, extra={"item": item, "left": left})
    log.info("reserved %s for order %s", item, order, extra={"item": item, "order": order})
    return {"item": item}
