"""Archives, documents and playlists: one answer that holds, or names, many media."""
