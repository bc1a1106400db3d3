"""Members on pages: who is there, who comes and goes, and who is at which case."""
