"""Fingerprints held against the registry.

Takes fingerprints and a registry, gives hits with method, score and a confidence word.
Never here: pixels.
"""
