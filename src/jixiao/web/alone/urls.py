"""The addresses of the site of one person."""

from django.urls import path

from jixiao.web.alone.check import check
from jixiao.web.alone.page import page
from jixiao.web.health import healthz

urlpatterns = [path("healthz", healthz), path("api/v1/check", check), path("", page, name="alone")]
handler400 = "jixiao.web.wrong.bad_request"
handler403 = "jixiao.web.wrong.forbidden"
handler404 = "jixiao.web.wrong.not_found"
handler500 = "jixiao.web.wrong.failed"
