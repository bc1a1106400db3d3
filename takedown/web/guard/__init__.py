"""What stands before every page: from where it comes, how large it is, and what the browser may keep."""
