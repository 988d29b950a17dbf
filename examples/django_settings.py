"""Django in one file. What concerns us are LOGGING, and the middleware around the WSGI app. Needs: pip install django

    python django_settings.py            asks itself for two pages
    python django_settings.py runserver  serves them
"""

import logging
import sys

import django
from django.conf import settings
from django.core.management import execute_from_command_line
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from sentry_logger import init
from sentry_logger.integrations.wsgi import SentryLoggerWsgi

log = logging.getLogger("shop.views")

settings.configure(
    DEBUG=False,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="for this example only",
    WSGI_APPLICATION=__name__ + ".application",
    LOGGING={"version": 1, "disable_existing_loggers": False},  # init() has put its handler on the root logger
)


def cart(request: HttpRequest) -> HttpResponse:
    log.info("cart shown", extra={"items": 3})
    return HttpResponse("3 items")


def broken(request: HttpRequest) -> HttpResponse:
    raise KeyError("price")


urlpatterns = [path("cart", cart), path("broken", broken)]
init(service="django")
django.setup()
application = SentryLoggerWsgi(get_wsgi_application())

if __name__ == "__main__":
    if len(sys.argv) > 1:
        execute_from_command_line(sys.argv)
    else:
        from wsgiref.util import setup_testing_defaults

        for page in ("/cart", "/broken"):
            environ = {"PATH_INFO": page}
            setup_testing_defaults(environ)
            body = application(environ, lambda status, headers, *rest: None)
            list(body)
            body.close()
