"""The addresses of the pages."""

from django.urls import path

from jixiao.web.screens.home import home

urlpatterns = [path("", home, name="home")]
