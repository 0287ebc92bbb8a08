"""The addresses of the site of one person."""

from django.urls import path

from jixiao.web.alone import file_pages, form_pages, pages
from jixiao.web.alone.check import check
from jixiao.web.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("api/v1/check", check),
    path("", pages.home, name="alone"),
    path("drop", pages.drop),
    path("sample", pages.sample),
    path("f/<int:number>", file_pages.page),
    path("f/<int:number>/p/cover", form_pages.cover),
    path("f/<int:number>/p/<int:position>", form_pages.form),
    path("f/<int:number>/original", form_pages.original),
    path("f/<int:number>/change", file_pages.change),
    path("f/<int:number>/undo", file_pages.undo),
    path("f/<int:number>/take/<str:key>", file_pages.take),
]
handler400 = "jixiao.web.wrong.bad_request"
handler403 = "jixiao.web.wrong.forbidden"
handler404 = "jixiao.web.wrong.not_found"
handler500 = "jixiao.web.wrong.failed"
