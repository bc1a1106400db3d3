"""Programs on pages: the tokens that they come with, and the addresses that are told of events."""
