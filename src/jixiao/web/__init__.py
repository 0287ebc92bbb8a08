"""The workbench in the browser and its API: people, rights, states and screens over what ``actions`` does.

The only place that knows Django. Who looks for something finds it in

    site.py, configure.py, serving.py   which site this is, Django's settings made from that, the server
    models/, migrations/                what is stored
    people/                             roles, rights, passwords, sessions, tokens: who may see and do what
    api/                                /api/v1
    screens/, templates/, static/       the pages of an office
    alone/                              the site of one person on one's own machine, without a database
"""
