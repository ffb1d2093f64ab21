"""The tables, a module for each subject; importing ``schema`` makes the metadata whole."""
