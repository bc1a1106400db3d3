"""What is still to be visited, what was, and when it is worth another visit."""
