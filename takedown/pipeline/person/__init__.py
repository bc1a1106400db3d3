"""The person: consent and its end, age, how long a case is kept, how news are told."""
