"""The overview: every copy and letter of every case as a line of work, held in memory while the vault is open."""
