"""Research: what is found about a topic, and the topics and titles that it suggests."""
