"""Moving material and the ways in which it is changed before somebody posts it again; all of it in memory."""
