"""Letters out and replies in: one message over SMTP, the messages of a mailbox over IMAP, both to the person's own.

Lives here: what was handed over, what the server said of it, what came back, as codes and plain text.
Never here: composing a letter, deciding to send one, a database, an attachment's content.
"""
