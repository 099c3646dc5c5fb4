"""Tables, migrations, statements, the writer thread and the unit of work."""
