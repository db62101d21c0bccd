"""The chapters on verification: badges with scripted answers of the network, and what is said of them."""

from .credentials import embedded, endorsing, keys as credential_keys, status, tokens, whole
from . import endorsements, fetching, forgeries, hosted, legacy, recipients, revocation, signed

CHAPTERS = {
    "verify-hosted": hosted,
    "verify-signed": signed,
    "verify-legacy": legacy,
    "verify-revocation": revocation,
    "verify-recipient": recipients,
    "verify-endorsements": endorsements,
    "verify-fetching": fetching,
    "verify-forgeries": forgeries,
    "verify-credentials-keys": credential_keys,
    "verify-credentials-proofs": embedded,
    "verify-credentials-tokens": tokens,
    "verify-credentials-status": status,
    "verify-credentials-whole": whole,
    "verify-credentials-endorsements": endorsing,
}
