"""flite, a more natural English voice where its library is installed; exact word times."""
