"""The second store: what people did, kept so that it cannot be changed unseen."""
