"""The migrations of the team's tables, a line of their own beside the pipeline's."""
