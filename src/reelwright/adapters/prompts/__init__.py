"""What models are asked, as files that a person reads: ``texts/*.md``."""
