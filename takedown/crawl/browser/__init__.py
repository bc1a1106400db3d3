"""Pages that only exist after their scripts have run: a real Chromium that never reaches the network itself."""
