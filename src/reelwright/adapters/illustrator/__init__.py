"""What every frame looks like: cards, captions and thumbnails, drawn with Pillow and NumPy."""
