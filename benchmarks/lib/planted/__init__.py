"""Talk with moments planted in it, to measure what finds them."""
