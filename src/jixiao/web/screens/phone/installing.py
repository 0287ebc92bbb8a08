"""What makes the pages an app on a phone: the manifest, the service worker, the page without a line, and the pulse of the outbox."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from jixiao.web.people.sittings import person_of
from jixiao.web.templating import asset

SHELL = ("look/tokens.css", "shell.css", "phone.css", "outbox.js", "phone.js", "icons.svg", "mark.svg")
"""Files that the worker keeps: the same for everybody, and nothing of anybody's."""
ICONS = (("phone-192.png", "192x192"), ("phone-512.png", "512x512"))
TYPE = "text/javascript; charset=utf-8"


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """Hand over the service worker, whose name for what it keeps changes with every file of the shell."""
    files = [asset(name) for name in SHELL]
    mark = sha256("".join(files).encode()).hexdigest()[:10]
    return render(request, "phone/worker.js", {"files": files, "mark": mark}, content_type=TYPE)


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """Hand over the manifest."""
    told = {
        "name": "绩效掌上",
        "short_name": "掌上",
        "lang": "zh-CN",
        "id": "/m/",
        "start_url": "/m/",
        "scope": "/m/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [{"src": asset(name), "sizes": size, "type": "image/png", "purpose": "any maskable"} for name, size in ICONS],
    }
    return JsonResponse(told, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """Show the page that stands in for every page where there is no line; it holds nothing of anybody."""
    return render(
        request, "phone/offline.html", {"words": (), "tab": None, "back": None, "notice": None, "refresh": None, "title": "没有网"}
    )


@require_GET
def pulse(request: HttpRequest) -> HttpResponse:
    """Tell the outbox what the time is, who is there, and the token without which nothing is taken; nobody: an empty name."""
    person = person_of(request)
    return JsonResponse({"now": now().isoformat(), "who": person.id if person else "", "token": get_token(request) if person else ""})
