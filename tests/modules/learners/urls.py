"""The site's addresses with those of learners, and a page in place of "my learning"."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import path

from modules.learners import cookie, views
from modules.learners.protection import learner_post
from toolkit_site import urls as site


def learn(request):
    return HttpResponse(f"learner: {cookie.learner_of(request)}")


@learner_post
def write(request):
    """Stand for any view that keeps a learner's first act."""
    learner = cookie.begin(request)
    response = HttpResponse(f"cookieless: {request.cookieless}")
    if not request.cookieless:
        learner.save()
        cookie.remember(request, response, learner)
    return response


urlpatterns = [
    *i18n_patterns(
        path("learn/", learn, name="learn"),
        path("learn/write/", write, name="write"),
        path("learn/code/", views.code, name="learn_code"),
        path("learn/resume/", views.resume, name="learn_resume"),
        path("learn/leave/", views.leave, name="learn_leave"),
        path("learn/erase/", views.erase, name="learn_erase"),
        path("learn/data.json", views.data_json, name="learn_data_json"),
        path("learn/data.html", views.data_html, name="learn_data_html"),
    ),
    *site.urlpatterns,
]
handler403 = site.handler403
handler404 = site.handler404
