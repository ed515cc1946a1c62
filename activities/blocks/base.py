"""What every block of ours shares: words that are never null, and labels for coded choices."""

from __future__ import annotations

from typing import Any

from django.db.models import Choices

from wagtail import blocks


# No images and no embeds in rich text: their alternative texts could not be translated. No sub, sup or strike-through:
# they would cut a sentence into several translation segments.
INLINE_FEATURES = ["bold", "italic", "link"]
BODY_FEATURES = [*INLINE_FEATURES, "ol", "ul"]
LONG_FEATURES = ["h3", "h4", *BODY_FEATURES]

# Short fields of a block stand side by side in the form (`admin.css`).
FORM_CLASS = "struct-block activity-block"

_WORD_BLOCKS = (
    blocks.CharBlock,
    blocks.TextBlock,
    blocks.URLBlock,
    blocks.RichTextBlock,
    blocks.ChoiceBlock,
)


class WordsStructBlock(blocks.StructBlock):
    """A StructBlock whose empty words are "" and never None.

    Stored nulls (from an import or an old revision) make the translation engine fail on the whole page.
    """

    def to_python(self, value: dict[str, Any]) -> blocks.StructValue:
        return super().to_python(self._filled(value))

    def bulk_to_python(self, values: list[dict[str, Any]]) -> list[blocks.StructValue]:
        return super().bulk_to_python([self._filled(value) for value in values])

    def _filled(self, value: dict[str, Any]) -> dict[str, Any]:
        filled = {}
        for name, item in value.items():
            child = self.child_blocks.get(name)
            if item is None and isinstance(child, blocks.StructBlock):
                continue  # what is left out gets the child's default, a null would break it
            filled[name] = "" if item is None and isinstance(child, _WORD_BLOCKS) else item
        return filled


class LabelledValue(blocks.StructValue):
    """A struct value that can say the labels of its coded choices: `value.labels.phase`, `value.label_of("phase")`."""

    def label_of(self, name: str) -> str:
        """Return the translated label of the choice (or choices) held in `name`, or the empty string."""
        held = self.get(name)
        codes = held if isinstance(held, list) else [held]
        known = dict(self.block.child_blocks[name].field.choices)
        return ", ".join(str(known[code]) for code in codes if code in known and code)

    @property
    def labels(self) -> dict[str, str]:
        """Return the labels of all coded choices, by field name."""
        return {
            name: self.label_of(name)
            for name, child in self.block.child_blocks.items()
            if isinstance(child, (blocks.ChoiceBlock, blocks.MultipleChoiceBlock))
        }


def choice_block(enum: type[Choices], **kwargs: Any) -> blocks.ChoiceBlock:
    """Return a ChoiceBlock over an enumeration. A function and no subclass, so that migrations do not name our code."""
    return blocks.ChoiceBlock(choices=enum.choices, **kwargs)
