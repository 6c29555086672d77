"""Related → the embedded store: schema.sql · store (write) · queries (typed rows out). The only door to SQLite."""
