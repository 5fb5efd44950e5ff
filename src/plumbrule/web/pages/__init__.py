"""The pages of the workbench: one module each, found by listing this folder."""
