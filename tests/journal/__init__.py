"""The journal, on the databases it runs on: SQLite, and a PostgreSQL of the test's own."""
