"""What will be said and shown: scenes of lines, and the visual of each."""
