"""Who holds an address now: names, registries, delivery networks, and what a site says of whom to write to."""
