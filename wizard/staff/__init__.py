"""Who may see what is for editors and trainers: settings, signed sessions, roles."""
