"""Addresses of the modules app that are not pages: include them before Wagtail's own."""

from __future__ import annotations

from django.urls import path

from modules.learners import views as learners
from modules.printing.views import booklet
from modules.progress import answering, assessing, my_learning, reflecting, sharing, stepping
from modules.youthpass import goals, links, reading, taking, texts, workbench


urlpatterns = [
    path("learn/", my_learning.my_learning, name="learn"),
    path("learn/code/", learners.code, name="learn_code"),
    path("learn/resume/", learners.resume, name="learn_resume"),
    path("learn/data.json", learners.data_json, name="learn_data_json"),
    path("learn/data.html", learners.data_html, name="learn_data_html"),
    path("learn/erase/", learners.erase, name="learn_erase"),
    path("learn/leave/", learners.leave, name="learn_leave"),
    path("learn/assess/", assessing.assess, name="learn_assess"),
    path("learn/share/<int:reflection_pk>/", sharing.share, name="learn_share"),
    path("learn/withdraw/<int:link_pk>/", sharing.withdraw, name="learn_withdraw"),
    path("learn/shared/<str:token>/", sharing.shared, name="learn_shared"),
    path("learn/steps/<uuid:page_key>/", stepping.step, name="learn_step"),
    path("learn/paths/<uuid:path_key>/", stepping.path, name="learn_path"),
    path("learn/answers/<uuid:page_key>/<uuid:block_id>/", answering.answer, name="learn_answer"),
    path(
        "learn/reflections/<uuid:page_key>/<uuid:block_id>/",
        reflecting.reflection,
        name="learn_reflection",
    ),
    path("learn/youthpass/", workbench.workbench, name="learn_youthpass"),
    path("learn/youthpass/goals/", goals.goals, name="learn_youthpass_goals"),
    path("learn/youthpass/goals/<int:goal_pk>/", goals.goal, name="learn_youthpass_goal"),
    path("learn/youthpass/texts/<uuid:competence_key>/", texts.text, name="learn_youthpass_text"),
    path("learn/youthpass/partner/", links.links, name="learn_youthpass_links"),
    path("learn/youthpass/links/<int:link_pk>/", links.withdraw, name="learn_youthpass_withdraw"),
    path(
        "learn/youthpass/comments/<int:comment_pk>/", links.decide, name="learn_youthpass_comment"
    ),
    path("learn/youthpass/with/<str:token>/", reading.partner, name="learn_youthpass_partner"),
    path("learn/youthpass/text/", taking.as_page, name="learn_youthpass_taking"),
    path("learn/youthpass/text.odt", taking.as_odt, name="learn_youthpass_odt"),
    path("learn/youthpass/text.pdf", taking.as_pdf, name="learn_youthpass_pdf"),
    path("learn/youthpass/<slug:way>/", workbench.way, name="learn_youthpass_way"),
    path("<path:page_path>/booklet.pdf", booklet, name="booklet"),
]
