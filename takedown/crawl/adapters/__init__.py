"""One adapter a kind of host; ``registry`` names them all."""
