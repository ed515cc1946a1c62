"""How static files get names that can be cached for ever, and how few of them a page has to ask for."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage

from toolkit_site.stylesheets import InlinedImports


class HashedStorage(InlinedImports, CompressedManifestStaticFilesStorage):
    """Names files by their content, also inside `import` statements, so that ES modules need no build step."""

    support_js_module_import_aggregation = True
