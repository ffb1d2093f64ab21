"""What the renderer is told: the pieces of a video, and the plan that makes them of the edit."""
