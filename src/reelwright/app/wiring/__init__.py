"""Who names the adapters: what every run is built of, each imported where it is first used."""
