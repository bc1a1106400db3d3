"""Letters that leave, and the answers that come."""
