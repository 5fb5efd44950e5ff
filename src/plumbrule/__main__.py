"""`python -m plumbrule` is `plumb`."""

import sys

from plumbrule.cli.main import main

sys.exit(main())
