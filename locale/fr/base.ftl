done = C’est fait.
