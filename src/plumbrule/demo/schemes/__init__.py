"""The planted schemes, one file for each rule that must find them, twins included."""
