"""The addresses of the site of one person."""

from django.urls import path

from jixiao.web.alone import file_pages, form_pages, pages, pick_pages, rule_pages, year_pages
from jixiao.web.alone.check import check
from jixiao.web.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("api/v1/check", check),
    path("", pages.home, name="alone"),
    path("drop", pages.drop),
    path("sample", pages.sample_file),
    path("blank", year_pages.blank),
    path("blank/fill", year_pages.fill_in),
    path("year", year_pages.year),
    path("year/sample", year_pages.sample_year),
    path("year/blank.zip", year_pages.templates),
    path("year/take/<str:name>", year_pages.take_year_file),
    path("rules", rule_pages.rules),
    path("rules/<str:code>", rule_pages.rule),
    path("how", year_pages.how),
    path("f/<int:number>", file_pages.page),
    path("f/<int:number>/p/cover", form_pages.cover),
    path("f/<int:number>/p/<int:position>", form_pages.form),
    path("f/<int:number>/p/<int:position>/pick", pick_pages.pick),
    path("f/<int:number>/original", form_pages.original),
    path("f/<int:number>/change", file_pages.change),
    path("f/<int:number>/undo", file_pages.undo),
    path("f/<int:number>/take/<str:key>", file_pages.take_file),
]
handler400 = "jixiao.web.wrong.bad_request"
handler403 = "jixiao.web.wrong.forbidden"
handler404 = "jixiao.web.wrong.not_found"
handler500 = "jixiao.web.wrong.failed"
