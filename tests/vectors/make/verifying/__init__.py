"""The chapters on verification: badges with scripted answers of the network, and what is said of them."""

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
}
