"""SubRip, WebVTT and Advanced SubStation files."""
