"""What a voice said and when: takes, their word times, and the owner's own narration."""
