"""YouTube: consent of channel owners, uploads that survive anything, and the Data API."""
