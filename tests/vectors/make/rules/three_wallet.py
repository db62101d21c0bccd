"""3.0: what known wallets and verifiers refuse, and the schemas that a credential may name."""

from .. import samples as s
from .kit import patched, validate
from .three_whole import BADGE, OLD, moved, told, without

WALLET = {"profile": "wallet"}
METHOD = "did:web:issuer.example#key-0"
HEADER = {"alg": "ES256", "typ": "JWT", "kid": METHOD}
SCHEMAS = "https://purl.imsglobal.org/spec/ob/v3p0/schema"


def proof(**more):
    """A proof that everybody takes, or not."""
    out = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "created": "2024-05-01T00:00:00Z"}
    out |= {"verificationMethod": METHOD, "proofPurpose": "assertionMethod", "proofValue": "z3d"} | more
    return {name: value for name, value in out.items() if value is not None}


def proven(*proofs, **more):
    """The badge with proofs."""
    return {**s.CREDENTIAL, **more, "proof": list(proofs or [proof()])}


def refused(code, rule, pointer):
    """The warning of a rule of wallets."""
    return (code, "warning", pointer, f"3.0/Wallet/{rule}")


CERTIFIED = refused("proof.suite", "certified_suite", "")
UNTAKEN = [refused("proof.suite", "certified_suite", "/proof"), refused("proof.suite", "validator_suite", "/proof")]


def wallet(book):
    """One document for each rule."""

    def case(id, says, document, problems=(), told_as=BADGE):
        name, model = told_as
        more = {"version": "3.0", "class": name, "vc_version": model, "profile": "wallet"}
        validate(book, f"3.0/Wallet/{id}", f"3.0: in the profile wallet, {says}", document, WALLET, problems, **more)

    case("sound", "a badge that everybody takes has no problem", proven())
    case("several-proofs", "one proof that everybody takes is enough", proven(proof(cryptosuite="ecdsa-sd-2023"), proof()))
    case("no-proof", "a badge has a proof", without(s.CREDENTIAL, "proof"), [refused("proof.missing", "proof", "")])
    case("jcs", "a proof is of a suite that is taken", proven(proof(cryptosuite="eddsa-jcs-2022")), UNTAKEN)
    older = proof(type="Ed25519Signature2020", cryptosuite=None)
    case("older-suite", "certified software may know one suite only", proven(older), UNTAKEN[:1])
    stranger = proven(proof(verificationMethod="https://evil.example/issuer#z6Mk"))
    case("controller", "the method is the issuer's", stranger, [refused("verify.controller", "controller", "/proof/0/verificationMethod")])
    issuer = {**s.CREDENTIAL["issuer"], "id": "did:ion:EiD"}
    ion = proven(proof(verificationMethod="did:ion:EiD#key-0"), issuer=issuer)
    places = ("/issuer", "/proof/0/verificationMethod")
    case("did-method", "a DID is of a method that is taken", ion, [refused("verify.did", "did_method", at) for at in places])
    context = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
    status = {"credentialStatus": {"id": "https://issuer.example/revoked", "type": "1EdTechRevocationList"}}
    undefined = proven(**status)
    case("undefined-type", "every type is defined by a context", undefined, [refused("canon.term", "safe_mode", "/credentialStatus/type")])
    case("defined-type", "a context defines the types of 1EdTech", proven(**{**status, "@context": [s.VC2, s.OB3, context]}))
    endorsed = proven(endorsementJwt=[s.JWT_30])
    case("endorsement-jwt", "a term that copies of the context lack is told", endorsed, [refused("canon.term", "endorsement_jwt", "/endorsementJwt")])
    picture = {"id": "data:image/png;base64,iVBORw0KGgo" + "A" * 400_001, "type": "Image"}
    case("large-image", "a picture has at most 256 KB", proven(image=picture), [refused("image.large", "image_size", "/image")])
    case("jwt", "a token is not what certification asks for", s.jws(s.CREDENTIAL, HEADER), [CERTIFIED])
    algorithm = refused("jws.algorithm", "validator_algorithm", "")
    case("jwt-algorithm", "a token has an algorithm that is taken", s.jws(s.CREDENTIAL, {**HEADER, "alg": "EdDSA"}), [CERTIFIED, algorithm])
    header = s.jws(s.CREDENTIAL, {**HEADER, "typ": "vc+jwt"})
    case("jwt-header", "a header is as Open Badges has it", header, [CERTIFIED, refused("jwt.header", "header", "")])
    old = {**proven(), **moved(s.CREDENTIAL), "@context": [s.VC1, s.OB3, "https://w3id.org/security/data-integrity/v2"]}
    del old["validFrom"], old["validUntil"]
    case("data-model", "a credential is of data model 2.0", old, [refused("wallet.version", "data_model", "/@context")], OLD)
    validate_older(book)


def validate_older(book):
    """Documents of before: one warning."""
    says = "in the profile wallet, a document of 2.0 is no credential"
    problems = [refused("wallet.version", "version", "")]
    validate(book, "3.0/Wallet/older", says, s.A20, WALLET, problems, version="2.0", profile="wallet")


def schemas(book):
    """The published schemas are the rules; that of another class is a fault."""
    for id, family, name, code in (
        ("own", "json", "achievementcredential", None),
        ("own-compact", "json-ld", "anyachievementcredential", None),
        ("other", "json", "endorsementcredential", "type.class"),
        ("other-compact", "json-ld", "anyendorsementcredential", "type.class"),
        ("profile", "json", "profile", "type.class"),
    ):
        schema = {"id": f"{SCHEMAS}/{family}/ob_v3p0_{name}_schema.json", "type": "1EdTechJsonSchemaValidator2019"}
        for model, document, told_as in (("", s.CREDENTIAL, BADGE), ("V1", s.CREDENTIAL_VC1, OLD)):
            rule = f"3.0/VerifiableCredential{model}/schema_of_class"
            problems = [(code, "error", "/credentialSchema/id", rule)] if code else []
            says = f"3.0: a published schema is that of the credential's class: {id}"
            told(book, f"schema-{id}{model.lower()}", says, patched(document, {"credentialSchema": schema}), told_as, problems)
