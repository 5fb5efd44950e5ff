"""Country pack of Mexico."""
