"""The page to drop a file on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(request: HttpRequest) -> HttpResponse:
    """Show the page."""
    return render(request, "alone.html")
