"""Services of language models on this machine: three wire formats, one simulated author."""
