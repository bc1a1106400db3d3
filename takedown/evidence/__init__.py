"""From a sighting to proof: a manifest, and an entry in the hash-chained, signed ledger.

Takes a sighting, gives canonical JSON and a chain that anybody can recompute.
Never here: media bytes.
"""
