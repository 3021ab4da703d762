"""Files of many formats whose text is known."""
