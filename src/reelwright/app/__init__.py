"""Settings, wiring and doctor: the one place that names adapters."""
