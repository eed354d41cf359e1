"""Who may call what: the trust of roles always, permissions where a test asks for it."""
