"""HTTP to the services that the owner configured: one attempt, bounded, and no key ever shown."""
