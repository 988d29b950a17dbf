"""asyncio: bound fields stay with their task, and tasks that fail unseen are sent."""

import asyncio
import gc
import logging

from sentry_logger import bind, init, watch_asyncio

log = logging.getLogger("jobs")


async def job(number: int) -> None:
    with bind(job=number):
        log.info("job %d started", number)
        await asyncio.sleep(0.01)
        log.info("job %d done", number)


async def forgotten() -> None:
    raise ConnectionError("nobody waits for this task")


async def main() -> None:
    watch_asyncio()
    await asyncio.gather(*(job(number) for number in range(3)))
    task = asyncio.create_task(forgotten())
    await asyncio.sleep(0)
    del task
    gc.collect()


init(service="asyncio")
asyncio.run(main())
