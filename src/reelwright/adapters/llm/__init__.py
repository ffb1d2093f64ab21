"""Language models that write, through pydantic-ai: three wire formats, six providers."""
