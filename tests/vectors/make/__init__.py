"""The maker of the vectors. Python's standard library only, and no Ovenbird: see ../README.md."""
