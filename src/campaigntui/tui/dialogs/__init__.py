"""Questions put to the user. A dialog returns a value or None and never acts itself."""
