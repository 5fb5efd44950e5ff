"""What every kind of dossier shares: fields, states, steps, clocks, and how acts become a state."""
