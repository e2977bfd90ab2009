"""The machine that turns a guide into pages."""
