"""Who receives what: drafts, holders, papers, reports, results."""
