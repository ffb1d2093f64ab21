"""What is handed over: the folder's records, and what stands beside the video on YouTube."""
