"""Publishes releases on the local YouTube while everything breaks: docs/crash-tests.md."""
