"""Country pack of the United States of America."""
