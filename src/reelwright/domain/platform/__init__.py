"""What a video platform holds of ours: videos, channels, and what their owner allowed."""
