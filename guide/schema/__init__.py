"""What a guide may say, and how it is read and checked."""
