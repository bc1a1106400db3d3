"""What waits for a second look before anything is sent."""
