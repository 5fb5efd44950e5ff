"""Households of officials: exact ledgers over five years, and the forms that are made of them."""
