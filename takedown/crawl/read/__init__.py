"""Reading what came back: from pages, feeds, playlists and data to addresses, without any network."""
