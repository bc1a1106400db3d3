"""Reaching a host: the address guard, robots, pace, and fetching into memory within limits."""
