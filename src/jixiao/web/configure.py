"""Django's settings, made from a Site: there is no module of settings to edit."""

from pathlib import Path
from typing import Any

import django
from django.conf import settings

from jixiao.door import LARGEST
from jixiao.web.clock import set_behind
from jixiao.web.databases import calm, postgresql, sqlite
from jixiao.web.site import DATABASE, Site
from jixiao.write import look

PACKAGE = Path(__file__).parent
SNAPSHOT = "snapshot"
"""The same database by a connection that only reads, as of one moment."""
LOOK = Path(look.__file__).parent
"""Where the style sheets of reports are, whose colours and type the pages share."""
LARGEST_FORM = 4 << 20
"""Bytes of a request besides its files."""
AROUND = (
    "jixiao.web.headers.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
)
"""What every request goes through, from outside to inside."""


def configure(site: Site) -> None:
    """Make this process one of the site; once a process."""
    settings.configure(**settings_of(site))
    if site.behind:
        set_behind(site.behind)
    django.setup()


def settings_of(site: Site) -> dict[str, Any]:
    """Return Django's settings for the site."""
    return {**_shared(site), **(_alone() if site.is_alone else _office(site))}


def _shared(site: Site) -> dict[str, Any]:
    return {
        "ALLOWED_HOSTS": list(site.hosts),
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SECURE": site.secure,
        "CSRF_FAILURE_VIEW": "jixiao.web.wrong.forged",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST_FORM,
        "DEBUG": False,
        "FILE_UPLOAD_HANDLERS": ["jixiao.web.uploads.Limited"],
        "JIXIAO": site,
        "LANGUAGE_CODE": "zh-hans",
        "LARGEST_UPLOAD": LARGEST,
        "LOGGING": _logging(),
        "SECRET_KEY": site.secret,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "STATICFILES_DIRS": [("look", LOOK), *([PACKAGE / "static"] if site.is_alone else [])],
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if site.secure else None,
        "STATIC_URL": "/static/",
        "TEMPLATES": [_templates()],
        "TIME_ZONE": "Asia/Shanghai",
        "USE_TZ": True,
        "WHITENOISE_USE_FINDERS": True,
        "WSGI_APPLICATION": "jixiao.web.serving.application",
    }


def _alone() -> dict[str, Any]:
    return {
        "DATABASES": {},
        "INSTALLED_APPS": ["django.contrib.staticfiles", "jixiao.web.alone"],
        "MIDDLEWARE": [*AROUND, "django.middleware.csrf.CsrfViewMiddleware", "jixiao.web.alone.gate.Gate", "jixiao.web.broken.Broken"],
        "ROOT_URLCONF": "jixiao.web.alone.urls",
    }


def _office(site: Site) -> dict[str, Any]:
    database = postgresql(site.database) if site.database else sqlite(site.folder / DATABASE)
    return {
        "DATABASES": {"default": database, SNAPSHOT: calm(database)},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "INSTALLED_APPS": ["django.contrib.staticfiles", "jixiao.web"],
        "MIDDLEWARE": [*AROUND, "jixiao.web.own.InForce", "django.middleware.csrf.CsrfViewMiddleware", "jixiao.web.broken.Broken"],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "ROOT_URLCONF": "jixiao.web.urls",
    }


def _templates() -> dict[str, Any]:
    """Return the engine of the pages: Jinja2, as for reports; every text escapes itself."""
    return {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "templates"],
        "OPTIONS": {"environment": "jixiao.web.templating.environment", "trim_blocks": True, "lstrip_blocks": True},
    }


def _logging() -> dict[str, Any]:
    """Return what is told to standard error: warnings and errors, one line each."""
    line = {"()": "jixiao.web.logged.Line", "format": "{asctime} {levelname} {name} {message}", "style": "{"}
    handler = {"class": "logging.StreamHandler", "formatter": "line"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": line},
        "handlers": {"error": handler},
        "loggers": {"django.request": {"level": "ERROR"}, "django.security": {"level": "ERROR"}},
        "root": {"handlers": ["error"], "level": "WARNING"},
    }
