"""What is made of a snapshot once, so that pages answer at once: a search index, leads, look-ups."""
