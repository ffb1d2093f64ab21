"""Azure Speech: neural voices by SSML; an aligner finds their words."""
