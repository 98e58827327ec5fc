"""Files of a content folder to one Library; hot reload."""
