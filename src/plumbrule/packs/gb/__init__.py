"""Country pack of the United Kingdom."""
