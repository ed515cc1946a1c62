"""Paper: HTML that a Django template rendered becomes an accessible PDF. Knows no activity.

    document = document_from_html(html, resolve_image=renditions, base_url="https://example.org/")
    content, etag = get_or_render(document, title="…", language="uk", timestamp=published)

`tree` parses, `shape` and `normalise` make the tree fit for paper, `engine` sets it by means of
the template in `typst/`, `store` keeps the result. `vocabulary` lists the classes that a print
template may use; `tests/activities/printing/fixtures/sheet.en.html` is a whole sheet in them.
"""
