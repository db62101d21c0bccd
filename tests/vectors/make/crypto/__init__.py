"""Cryptography in plain Python, for vectors only: nothing here is constant-time, and every private key is public."""
