"""The door for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

from favn.kit import memory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "favn.config.settings")
application = get_wsgi_application()
memory.settle()
