"""The vault as a whole: backup and restore, export, wiping, and whether the machine guards it."""
