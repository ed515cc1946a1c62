"""PO files: reading what a translator sends, and taking its words."""

from __future__ import annotations

from toolkit_site.translation.exchange.po.importing import import_po
from toolkit_site.translation.exchange.po.reading import read_po
from toolkit_site.translation.exchange.po.reports import ImportReport, Line, PoError


__all__ = ["ImportReport", "Line", "PoError", "import_po", "read_po"]
