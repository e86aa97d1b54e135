"""The wire format: what a coded report looks like outside the program, and the checks that it must pass."""
