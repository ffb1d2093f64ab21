"""A channel's own theme, from a TOML file beside its logo and fonts."""
