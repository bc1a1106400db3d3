"""Lists of hashes, given and taken."""
