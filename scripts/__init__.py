"""Scripts that make what the repository keeps: transcripts, lexicons, rates."""
