"""Reading, conforming and mixing sound with PyAV and NumPy."""
