"""The chapters on verifying credentials of 3.0."""
