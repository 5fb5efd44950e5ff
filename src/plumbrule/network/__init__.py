"""Who is tied to whom: pure functions over lists of ties, for what SQL cannot say.

Chains of ownership of any depth, groups of bidders, and tests by permutation. Each takes rows and
gives rows; nothing here reads a file, a clock or an unseeded source of chance, and no result
depends on the order of the rows.
"""
