"""What is due when: the ladder of steps, the agenda, the chores of the house."""
