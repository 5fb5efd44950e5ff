"""What the lake holds around some parties: who they may be, their ties, posts, lists and marks."""
