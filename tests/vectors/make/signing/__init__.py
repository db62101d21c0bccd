"""The chapters on signing: here, and by an outside signer."""
