"""The addresses of the officers' pages."""

from django.urls import path

from jixiao.web.screens.office.officers import backups, calendar, health, log, people, units
from jixiao.web.screens.office.officers.frame import first

__all__ = ["first", "urlpatterns"]

urlpatterns = [
    path("people", people.people),
    path("people/<str:login>", people.person),
    path("people/<str:login>/<str:what>", people.change_person),
    path("units", units.units),
    path("units/<int:key>", units.unit),
    path("units/<int:key>/<str:what>", units.change_unit_page),
    path("calendar", calendar.first_year),
    path("calendar/<int:number>", calendar.year),
    path("calendar/<int:number>/save", calendar.save),
    path("calendar/<int:number>/days", calendar.days),
    path("log", log.log),
    path("log.<str:what>", log.export),
    path("backups", backups.backups),
    path("health", health.page),
]
