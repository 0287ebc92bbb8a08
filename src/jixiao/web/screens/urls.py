"""The addresses of the pages of an office."""

from django.urls import include, path
from django.views.generic import RedirectView

from jixiao.web.screens.office import changing, declaration, declarations, desk, entering, form, outcome, own, review, rulebook, rules
from jixiao.web.screens.office.officers import urls as officers
from jixiao.web.screens.work import answering, handing_out, page, taking_in

urlpatterns = [
    path("", desk.desk, name="home"),
    path("login", entering.login, name="login"),
    path("login/elsewhere", entering.elsewhere),
    path("login/back", entering.back),
    path("code", entering.code),
    path("reset/<str:key>", entering.reset),
    path("logout", entering.logout),
    path("me", own.me),
    path("me/factor", own.factor),
    path("me/lend", own.lent),
    path("me/take-back", own.taken_back),
    path("me/others", own.others),
    path("password", entering.password),
    path("declarations", declarations.declarations),
    path("declarations.csv", declarations.export),
    path("declarations/upload", declarations.upload),
    path("declarations/blank", declarations.blank),
    path("d/<str:key>/original", declaration.original_beside),
    path("d/<str:key>", declaration.declaration),
    path("d/<str:key>/change", changing.change),
    path("d/<str:key>/do/<str:name>", declaration.act),
    path("d/<str:key>/take/<str:what>", declaration.take),
    path("d/<str:key>/p/cover", form.cover),
    path("d/<str:key>/p/<int:position>", form.form),
    path("d/<str:key>/review", review.review),
    path("d/<str:key>/score", outcome.score),
    path("d/<str:key>/monitor", outcome.monitoring),
    path("score", outcome.scores),
    path("monitor", outcome.monitorings),
    path("m", RedirectView.as_view(url="/m/")),
    path("m/", include("jixiao.web.screens.phone.urls")),
    path("desks", page.all_desks),
    path("desks/<str:name>", page.desk),
    path("desks/<str:name>/status", page.status),
    path("desks/<str:name>/acts/<str:key>", page.do),
    path("desks/<str:name>/acts/<str:key>/ahead", page.ahead),
    path("desks/<str:name>/acts/<str:key>/draw", handing_out.draw),
    path("desks/<str:name>/acts/<str:key>/file", taking_in.take_in),
    path("q/<str:link>", answering.answer),
    path("rules", rules.rules),
    *rulebook.urlpatterns,
    path("rules/<str:code>", rules.rule),
    path("admin", officers.first),
    path("admin/", include(officers.urlpatterns)),
]
