"""Country pack of the Isle of Brass, a fictional State of the demonstration."""
