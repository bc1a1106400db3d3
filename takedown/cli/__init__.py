"""What a person types, and what she reads.

Lives here: verbs, options, progress, printing. Takes words, gives the pipeline's answers.
Never here: logic; what the web application needs too lives below.
"""
