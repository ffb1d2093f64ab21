"""What benchmarks share: inputs made by rule, runs measured in CPU seconds, a table."""
