"""Who may translate, review and coordinate: Wagtail groups for each language."""
