"""The addresses of the phone."""

from django.urls import path

from jixiao.web.screens.phone import budgets, doing, installing, organising, pages, photos

TABS = ("events", "claims", "papers", "mine")
urlpatterns = [
    path("", pages.first),
    *(path(name, pages.tab, {"name": name}) for name in TABS),
    path("records/<str:name>", pages.records),
    path("do/<str:desk>/<str:name>", doing.do),
    path("send/<str:desk>/<str:name>", photos.send),
    path("photo/<str:key>", photos.photo),
    path("code/<str:desk>/<str:name>/<str:key>", organising.code),
    path("budget/<int:position>", budgets.project),
    path("worker.js", installing.worker),
    path("manifest.webmanifest", installing.manifest),
    path("offline", installing.offline),
    path("pulse", installing.pulse),
]
