"""Workers forked from one parent, as Celery's prefork pool: each sends its own logs, bound to the task at hand."""

import logging
import multiprocessing

from sentry_logger import bind, init

init(service="worker")
log = logging.getLogger("jobs")


def work(task: int) -> None:
    with bind(**{"task.id": task}):
        log.info("task %d started", task)
        try:
            if task == 2:
                raise ValueError("task 2 cannot be done")
            log.info("task %d done", task)
        except ValueError:
            log.exception("task %d failed", task)


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    log.info("pool of 3 workers")
    workers = [context.Process(target=work, args=(task,)) for task in (1, 2, 3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
