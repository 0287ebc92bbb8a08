"""The Django app: its tables are called web_…."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Names the app."""

    name = "jixiao.web"
    label = "web"
    verbose_name = "绩效工作台"
