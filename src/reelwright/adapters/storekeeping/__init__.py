"""Wrappers around any store: one writes down what a run uses, one keeps to a quota."""
