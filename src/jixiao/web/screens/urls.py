"""The addresses of the pages of an office."""

from django.urls import path

from jixiao.web.screens.office import acts, changing, declaration, declarations, desk, entering, form, outcome, review, rules, wall

urlpatterns = [
    path("", desk.desk, name="home"),
    path("login", entering.login, name="login"),
    path("logout", entering.logout),
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
    path("desks", acts.all_desks),
    path("desks/<str:name>", acts.desk),
    path("desks/<str:name>/acts/<str:key>", acts.do),
    path("wall/<str:name>", wall.wall),
    path("rules", rules.rules),
    path("rules/<str:code>", rules.rule),
]
