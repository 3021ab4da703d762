"""Makes the files that the inspection is tried on: hostile ones and ordinary ones."""
