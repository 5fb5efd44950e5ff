"""Scripts: how a word of each is written in Latin letters, and how it may be spelled there.

Each file has two functions: ``latin`` gives one form in Latin letters, ``spelling`` a regular
expression that the usual romanisations of the word match, whole. Where a script has only ``latin``,
its romanisations differ little.
"""
