"""The addresses of an office's site: the API, then the pages."""

from django.urls import include, path

from jixiao.web.api.site import api
from jixiao.web.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("api/v1/", api.urls),
    path("", include("jixiao.web.screens.urls")),
]
handler400 = "jixiao.web.wrong.bad_request"
handler403 = "jixiao.web.wrong.forbidden"
handler404 = "jixiao.web.wrong.not_found"
handler500 = "jixiao.web.wrong.failed"
