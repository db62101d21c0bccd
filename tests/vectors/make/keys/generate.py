"""Keys that follow from a seed."""

from ..crypto import ec, keys
from ..crypto.entropy import Seeded
from ..kit import error


def cases(book):
    """Each kind, and what is not made."""

    def case(id, says, options, result=None, code=None):
        at = code and error(code)
        book.case(f"key/generate-{id}", says, "key_generate", {"options": options}, result, at)

    for seed in ("a seed", "ein Körnchen"):
        bytes_ = Seeded(seed).take(48)
        made = {
            "ed25519": keys.Ed(bytes_[:32]),
            "p256": keys.Ec(ec.P256, int.from_bytes(bytes_[:32], "big")),
            "p384": keys.Ec(ec.P384, int.from_bytes(bytes_, "big")),
        }
        for kind, key in made.items():
            answer = {"info": key.info(True), "jwk": key.text(True)}
            options = {"kind": kind, "insecure_seed": seed}
            case(f"{kind}-{len(seed)}", f"{kind}: the key is the first bytes of the seed", options, answer)
    key, id = keys.Ed(Seeded("s").take(32)), "https://issuer.example/key"
    answer = {"info": key.info(True, id), "jwk": key.text(True, kid=id)}
    case("default", "the default is Ed25519, and the id goes along", {"id": id, "insecure_seed": "s"}, answer)
    rsa = {"info": {"kind": "rsa", "bits": 2048, "private": True, "algorithms": keys.Rsa.algorithms, "multikey": None}}
    case("rsa", "RSA has 2,048 bits by default", {"kind": "rsa", "insecure_seed": "s"}, rsa)
    for bits in (0, 512, 1024, 2047, 2049, 8192):
        case(f"rsa-{bits}", f"RSA of {bits} bits is not made", {"kind": "rsa", "bits": bits}, code="key.size")
    case("bits", "only RSA has a choice of bits", {"kind": "p256", "bits": 256}, code="option.conflict")
    case("kind-unknown", "an unknown kind is an error", {"kind": "secp256k1"}, code="option.invalid")
    case("option-unknown", "an unknown option is an error", {"curve": "P-256"}, code="option.invalid")
