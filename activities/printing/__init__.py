"""Paper: HTML that a Django template rendered becomes an accessible PDF (PDF/UA-1). Knows no activity and no module.

    document = document_from_html(html, resolve_image=renditions, base_url="https://example.org/")
    content, etag = get_or_render(document, title="FL-07 …", language="uk", paper="a4", timestamp=published)

`tree` parses, `shape` and `normalise` make the tree fit for paper, `engine` sets it with the template in `typst/`, `store` keeps the result.
The classes that a print template may use are listed in `vocabulary`; a whole sheet written in them is `tests/activities/printing/sheet.html`.
"""
