"""The synthetic country: a small State that never was, with schemes planted and twins beside them.

Avelia (country code XA, currency AVL, clocks two hours ahead of UTC all year) is written as
ordinary files in the formats that real publishers use, so that it enters through the same door as
anyone's records. A truth file says which units a correct rule must find, and which look alike and
must be left alone. No person, company or place in it exists: every name is put together from
syllables.
"""
