"""Country pack of the member States of the European Union: limits that directives set for all."""
