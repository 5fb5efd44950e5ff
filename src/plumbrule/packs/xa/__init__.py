"""Country pack of Avelia, the fictional State of the demonstration."""
