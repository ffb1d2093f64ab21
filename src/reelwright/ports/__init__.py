"""One small interface for each capability of the outside world, with its errors."""
