"""Characters: scripts, normal forms, numerals."""
