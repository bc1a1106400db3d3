"""One visit to a page for evidence: what it says and how it was served, without a byte of the media on it."""
