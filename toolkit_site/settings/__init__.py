"""Settings: `base` is shared; `demo`, `production` and `test` are what DJANGO_SETTINGS_MODULE names."""
