"""The API of a team's server: the same steps as the pages', for programs that have a token.

Takes requests with a token, gives JSON of what its scopes, its role and its clients let it see.
Never here: media; a sending that no person approved; a rule that the pages don't have.
"""
