"""Other programs' results, computed again by their own definitions.

A switch from one engine to another is only safe when the old answers can still be had. Each package
here repeats one program's arithmetic, its habits included, and stays apart from our own rules.
"""
