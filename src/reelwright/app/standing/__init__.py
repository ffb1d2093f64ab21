"""How everything stands: this machine, the services, their keys and what they cost."""
