"""One look at an address that is known already: is the copy there, gone, hidden, or out of reach?"""
