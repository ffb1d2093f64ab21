"""Writing by a model: what is asked, what is answered, the rules that hold, and the script."""
