"""What running an activity today amounts to: clock times and quantities for the group in front of you.

Pure computations over an activity and two numbers. Web page, sheet and (later) cue cards and plans
all read a `RunPlan`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from activities.pages.children import MaterialRule


if TYPE_CHECKING:
    from activities.pages.activity import ActivityPage

MINUTES_A_DAY = 24 * 60
MAX_GROUP = 500


@dataclass(frozen=True)
class RunQuery:
    """The group size (persons) and start time (minutes after midnight) that a reader asked for, checked."""

    group: int | None = None
    start: int | None = None
    problems: tuple[str, ...] = ()

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> RunQuery:
        """Read `group` and `start`; what cannot be used is named in `problems`, in the reader's language."""
        problems: list[str] = []
        group = _read_group(parameters.get("group", "").strip(), problems)
        start = _read_start(parameters.get("start", "").strip(), problems)
        return cls(group, start, tuple(problems))

    @property
    def start_label(self) -> str:
        """The start as `09:30`, or the empty string."""
        return "" if self.start is None else clock(self.start)


def _read_group(text: str, problems: list[str]) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MAX_GROUP:
        return int(text)
    problems.append(
        _("Group: “%(value)s” is not a number of people between 1 and %(most)s.")
        % {"value": text[:20], "most": MAX_GROUP}
    )
    return None


def _read_start(text: str, problems: list[str]) -> int | None:
    if not text:
        return None
    hours, _colon, minutes = text.partition(":")
    digits = len(text) <= 5 and all(part.isascii() and part.isdigit() for part in (hours, minutes))
    if digits and int(hours) < 24 and int(minutes) < 60:
        return int(hours) * 60 + int(minutes)
    problems.append(
        _("Start: “%(value)s” is not a time of day such as 09:30.") % {"value": text[:20]}
    )
    return None


def clock(minutes: int) -> str:
    """Return minutes after midnight as `HH:MM`; times after midnight begin again at 00:00."""
    hours, rest = divmod(minutes % MINUTES_A_DAY, 60)
    return f"{hours:02d}:{rest:02d}"


@dataclass(frozen=True)
class RunStep:
    """A step with its place on the clock. Times are empty when no start was given."""

    block_id: str
    value: Any
    minutes: int
    offset: int
    starts_at: str
    ends_at: str

    def __getattr__(self, name: str) -> Any:
        # Words and choices of the step read as attributes in templates: step.title, step.say, step.phase …
        if name.startswith("_"):
            raise AttributeError(name)
        if name.endswith("_label"):
            return self.value.label_of(name.removesuffix("_label"))
        return self.value.get(name)


@dataclass(frozen=True)
class RunMaterial:
    """A material with the quantity for this group; quantity is None while the group is unknown."""

    row: Any
    quantity: Decimal | None

    @property
    def quantity_label(self) -> str:
        """`8 sets`, `26`, or the rule itself (`1 per team`) while the group is unknown."""
        if self.quantity is None:
            return f"{self._amount(self.row.quantity)} {self.rule_name}"
        return self._amount(self.quantity)

    @property
    def item(self) -> str:
        return str(self.row.item)

    @property
    def note(self) -> str:
        return str(self.row.note)

    @property
    def source_label(self) -> str:
        return str(self.row.get_source_display())

    @property
    def rule_name(self) -> str:
        return str(self.row.get_rule_display())

    @property
    def rule_label(self) -> str:
        """The rule behind the quantity, with its spare: `1 per team, 5 % spare`."""
        label = f"{self._amount(self.row.quantity)} {self.rule_name}"
        if self.row.spare_percent:
            label = _("%(rule)s, %(percent)s %% spare") % {
                "rule": label,
                "percent": self.row.spare_percent,
            }
        return label

    @property
    def is_fixed(self) -> bool:
        return self.row.rule == MaterialRule.FIXED

    def _amount(self, quantity: Decimal) -> str:
        number = f"{quantity.normalize():f}"
        return f"{number} {self.row.unit}".strip()


@dataclass(frozen=True)
class RunPlan:
    """An activity for a given group and start."""

    activity: ActivityPage
    query: RunQuery = field(default_factory=RunQuery)

    @property
    def group(self) -> int | None:
        return self.query.group

    @property
    def start(self) -> str:
        return self.query.start_label

    @property
    def errors(self) -> tuple[str, ...]:
        return self.query.problems

    @property
    def remark(self) -> str:
        """What to know when the group asked for is smaller or larger than the activity is made for."""
        least, most = self.activity.group_min, self.activity.group_max
        if self.group is None or least <= self.group <= most:
            return ""
        return _("This activity is made for %(least)s to %(most)s people: see the variations.") % {
            "least": least,
            "most": most,
        }

    @property
    def persons(self) -> int:
        """The group asked for, or else the ideal one."""
        return self.query.group or self.activity.group_ideal or 1

    @property
    def subgroups(self) -> int:
        """Number of teams, 0 when the group does not split up; the last team may be smaller."""
        size = self.activity.subgroup_size
        return -(-self.persons // size) if size else 0

    @cached_property
    def steps(self) -> list[RunStep]:
        return list(self._timed_steps())

    @property
    def total_minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    @property
    def ends_at(self) -> str:
        return self.steps[-1].ends_at if self.steps else ""

    @cached_property
    def materials(self) -> list[RunMaterial]:
        return list(self._counted(self.activity.materials.all()))

    def _timed_steps(self) -> Iterator[RunStep]:
        offset, start = 0, self.query.start
        for block in self.activity.steps:
            minutes = block.value["minutes"] or 0
            begins = "" if start is None else clock(start + offset)
            ends = "" if start is None else clock(start + offset + minutes)
            yield RunStep(block.id, block.value, minutes, offset, begins, ends)
            offset += minutes

    def _counted(self, rows: Iterable[Any]) -> Iterator[RunMaterial]:
        for row in rows:
            known = self.query.group is not None or row.rule == MaterialRule.FIXED
            yield RunMaterial(row, self._quantity(row) if known else None)

    def _quantity(self, row: Any) -> Decimal:
        exact = row.quantity * self._times(row.rule) * (100 + row.spare_percent) / Decimal(100)
        # Whole pieces are rounded up; measures such as metres keep their fraction.
        return exact.to_integral_value(ROUND_CEILING) if row.quantity % 1 == 0 else exact

    def _times(self, rule: str) -> int:
        return {
            MaterialRule.PER_PARTICIPANT: self.persons,
            MaterialRule.PER_PAIR: -(-self.persons // 2),
            MaterialRule.PER_SUBGROUP: self.subgroups or 1,
            MaterialRule.PER_STATION: self.subgroups or 1,
            MaterialRule.PER_FACILITATOR: self.activity.facilitators_min,
        }.get(MaterialRule(rule), 1)
