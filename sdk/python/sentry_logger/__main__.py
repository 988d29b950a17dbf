"""``python -m sentry_logger``: the command line, where its script is not on the path."""

import sys

from sentry_logger.cli import main

sys.exit(main())
