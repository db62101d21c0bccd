"""Open Badges in every version: bake, unbake, parse, check and verify badges in PNG and SVG images.

>>> baked = ovenbird.bake("badge.png", assertion)
>>> ovenbird.unbake_one(baked).kind
'json'
>>> ovenbird.parse(ovenbird.unbake_one(baked).text).name
'Robotics Basics'
>>> ovenbird.validate(baked).ok
True
>>> ovenbird.verify(baked).verdict
'unverified'

Images are given as bytes, any buffer, a path or a binary file object; documents as text, bytes, a dict, an
``os.PathLike`` or a file object. Results are frozen dataclasses with ``to_dict()``; errors are
:class:`OvenbirdError` with a stable ``code``. Reading a badge is not verifying it: that is what :func:`verify` does, and
nothing is fetched unless it is given somebody who fetches.
"""

from . import fetch
from ._badge import (
    Achievement,
    Algorithm,
    Badge,
    BadgeClassName,
    BadgeVersion,
    Criteria,
    Evidence,
    Issuer,
    Match,
    Payload,
    PayloadKind,
    Recipient,
    Signature,
    Variant,
    VcVersion,
    VerificationObject,
)
from ._canonical import (
    Canonicalization,
    Canonicalized,
    CanonicalHash,
    CanonicalPart,
    Comparison,
    Newer,
    canonicalize,
    equal_credentials,
)
from ._contexts import Contexts
from ._errors import (
    CallerError,
    InternalError,
    LimitError,
    MalformedError,
    NotFoundError,
    OvenbirdError,
    RefusedError,
    UnsupportedError,
)
from ._images import bake, bake_into, inspect, sniff, splice, strip, unbake, unbake_one
from ._input import ImageInput, TextInput
from ._issue import Issued, IssuedAndBaked, issue, issue_and_bake
from ._keys import JwsAlgorithm, Key, KeyFormat, KeyInfo, KeyInput, KeyKind, did_document
from ._problem import ErrorKind, Problem, Severity
from ._proof import CanonicalForm, Cryptosuite, KeyMatch, KeySource, ProofFormat, ProofReport, SignatureMode
from ._report import Profile, Report, ReportSummary, RuleEntry
from ._request import (
    IssueClass,
    IssueRecipient,
    IssueRequest,
    IssueRevoked,
    IssueStatusList,
    IssueVerification,
    IssueVersion,
)
from ._sign import (
    SignatureEncoding,
    SignatureReport,
    Signed,
    Signer,
    SigningInput,
    attach_signature,
    sign,
    signing_input,
    verify_signature,
)
from ._splice import Splice
from ._status_list import StatusList
from ._texts import abi_version, error_codes, explain, hash_identity, match_recipient, parse, payload, version
from ._types import (
    ActiveContent,
    BakeReport,
    Carrier,
    CodeEntry,
    ErrorDetail,
    Found,
    ImageFormat,
    Inspection,
    Keyword,
    Limits,
    OnExisting,
    Picture,
    Summary,
    Unbaked,
)
from ._upgrade import NewVersion, Upgraded, upgrade
from ._validate import rules, validate, validate_extension
from ._verify import Verification, VerifyInput, averify, verify
from ._verify_options import BoundKey, KeyBinding, RecipientInput
from ._verify_parts import (
    Check,
    CheckName,
    CheckResult,
    Checks,
    DocumentReport,
    EndorsementReport,
    Finding,
    Method,
    RecipientReport,
    SigningKey,
    Standing,
    StatusReport,
    Trust,
    Verdict,
    VerifiedBadge,
)
from ._verify_report import ProblemDetails, ProblemError, VerificationReport

__version__: str = version()

__all__ = [
    "Achievement",
    "ActiveContent",
    "Algorithm",
    "Badge",
    "BadgeClassName",
    "BadgeVersion",
    "BakeReport",
    "BoundKey",
    "CallerError",
    "CanonicalForm",
    "CanonicalHash",
    "CanonicalPart",
    "Canonicalization",
    "Canonicalized",
    "Carrier",
    "Check",
    "CheckName",
    "CheckResult",
    "Checks",
    "CodeEntry",
    "Comparison",
    "Contexts",
    "Criteria",
    "Cryptosuite",
    "DocumentReport",
    "EndorsementReport",
    "ErrorDetail",
    "ErrorKind",
    "Evidence",
    "Finding",
    "Found",
    "ImageFormat",
    "ImageInput",
    "Inspection",
    "InternalError",
    "IssueClass",
    "IssueRecipient",
    "IssueRequest",
    "IssueRevoked",
    "IssueStatusList",
    "IssueVerification",
    "IssueVersion",
    "Issued",
    "IssuedAndBaked",
    "Issuer",
    "JwsAlgorithm",
    "Key",
    "KeyBinding",
    "KeyFormat",
    "KeyInfo",
    "KeyInput",
    "KeyKind",
    "KeyMatch",
    "KeySource",
    "Keyword",
    "LimitError",
    "Limits",
    "MalformedError",
    "Match",
    "Method",
    "NewVersion",
    "Newer",
    "NotFoundError",
    "OnExisting",
    "OvenbirdError",
    "Payload",
    "PayloadKind",
    "Picture",
    "Problem",
    "ProblemDetails",
    "ProblemError",
    "Profile",
    "ProofFormat",
    "ProofReport",
    "Recipient",
    "RecipientInput",
    "RecipientReport",
    "RefusedError",
    "Report",
    "ReportSummary",
    "RuleEntry",
    "Severity",
    "Signature",
    "SignatureEncoding",
    "SignatureMode",
    "SignatureReport",
    "Signed",
    "Signer",
    "SigningInput",
    "SigningKey",
    "Splice",
    "Standing",
    "StatusList",
    "StatusReport",
    "Summary",
    "TextInput",
    "Trust",
    "Unbaked",
    "UnsupportedError",
    "Upgraded",
    "Variant",
    "VcVersion",
    "Verdict",
    "Verification",
    "VerificationObject",
    "VerificationReport",
    "VerifiedBadge",
    "VerifyInput",
    "__version__",
    "abi_version",
    "attach_signature",
    "averify",
    "bake",
    "bake_into",
    "canonicalize",
    "did_document",
    "equal_credentials",
    "error_codes",
    "explain",
    "fetch",
    "hash_identity",
    "inspect",
    "issue",
    "issue_and_bake",
    "match_recipient",
    "parse",
    "payload",
    "rules",
    "sign",
    "signing_input",
    "sniff",
    "splice",
    "strip",
    "unbake",
    "unbake_one",
    "upgrade",
    "validate",
    "validate_extension",
    "verify",
    "verify_signature",
    "version",
]
