"""The workbench and the programs' interface: a thin door to actions."""
