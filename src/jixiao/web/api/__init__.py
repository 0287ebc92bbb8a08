"""``/api/v1``: everything a screen does, for programs too."""

from ninja import NinjaAPI

from jixiao import __version__

api = NinjaAPI(title="绩效工作台", version=__version__, description="预算绩效目标的填报、审核、执行与评价。", docs_url=None)
