"""The API as a whole."""

from ninja import NinjaAPI

from jixiao import __version__
from jixiao.web.api import declarations, session
from jixiao.web.api.gate import GATE
from jixiao.web.api.handling import handle

api = NinjaAPI(
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
