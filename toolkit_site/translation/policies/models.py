"""What each language lets go live, and who may approve."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale


class NewParts(models.TextChoices):
    """What happens to a live page when its original gains a part that is not translated yet."""

    HOLD = "hold", _("Hold the page at its last approved version until everything is approved")
    PUBLISH = "publish", _("Publish, with the new part in the original language and marked as such")


class LocalePolicy(models.Model):
    """The rules of one language. A language without a row goes by the defaults."""

    locale = models.OneToOneField(
        "wagtailcore.Locale", models.CASCADE, related_name="translation_policy"
    )
    new_parts = models.CharField(
        _("new parts of a live page"), max_length=8, choices=NewParts, default=NewParts.HOLD
    )
    needs_review = models.BooleanField(
        _("translations need approval"),
        default=True,
        help_text=_(
            "Off: what a translator saves is final at once. For languages with one volunteer."
        ),
    )
    own_approval = models.BooleanField(_("reviewers may approve their own words"), default=False)

    class Meta:
        verbose_name = _("rules of a language")
        verbose_name_plural = _("rules of languages")

    def __str__(self) -> str:
        return str(self.locale)

    @classmethod
    def of(cls, locale: Locale | int) -> LocalePolicy:
        """Return the rules of a language, unsaved ones with the defaults where nobody set any."""
        locale_id = locale if isinstance(locale, int) else locale.pk
        return cls.objects.filter(locale_id=locale_id).first() or cls(locale_id=locale_id)
