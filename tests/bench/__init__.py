"""Benchmarks, each run as `python -m tests.bench.<name>`."""
