"""The API as a whole."""

from typing import Any

from ninja import NinjaAPI

from jixiao import __version__
from jixiao.web.api import (
    beside,
    comparing,
    declarations,
    desk_pages,
    desks,
    keeping,
    officers,
    outcomes,
    own,
    papers,
    phone,
    picking,
    records,
    reviewing,
    rules,
    session,
    standing,
    views,
)
from jixiao.web.api.gate import GATE
from jixiao.web.api.handling import handle
from jixiao.web.problems import title

PLAIN, TOLD = "application/json", "application/problem+json"
REFUSED = "4", "5"
"""How the statuses of refusals begin."""


class Api(NinjaAPI):
    """Ninja's, which describes refusals as what they are."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - ninja's signature
        """Return the description, refusals as problem+json under the titles that they have; Python words statuses anew with its versions."""
        made = super().get_openapi_schema(*args, **kwargs)
        for methods in made["paths"].values():
            for told in methods.values():
                for status, answer in told["responses"].items():
                    if str(status).startswith(REFUSED) and PLAIN in answer.get("content", {}):
                        answer["content"], answer["description"] = {TOLD: answer["content"][PLAIN]}, title(int(status))
        return made


api = Api(
    title="绩效工作台",
    version=__version__,
    description="预算绩效目标的填报、审核、执行与评价。",
    docs_url=None,
    auth=GATE,
    urls_namespace="api",
)
handle(api)
api.add_router("", session.router)
api.add_router("", declarations.router)
api.add_router("", officers.router)
api.add_router("", keeping.router)
api.add_router("", own.router)
api.add_router("", rules.router)
api.add_router("", desks.router)
api.add_router("", phone.router)
api.add_router("", records.router)
api.add_router("", beside.router)
api.add_router("", standing.router)
api.add_router("", outcomes.router)
api.add_router("", picking.router)
api.add_router("", comparing.router)
api.add_router("", desk_pages.router)
api.add_router("", views.router)
api.add_router("", papers.router)
api.add_router("", reviewing.router)
