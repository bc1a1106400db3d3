"""Between a fetched byte and a match: files, addresses, visits, identification, records of looks."""
