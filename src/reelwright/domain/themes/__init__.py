"""What makes a channel's videos look like its own."""
