"""Mistakes that the types must catch; test_types.py has mypy find one in each marked line."""

import ovenbird

ovenbird.bake(b"", "", on_existing="append")  # wrong
ovenbird.bake(b"", "", overwrite=True)  # wrong
ovenbird.bake(None, "")  # wrong
ovenbird.bake(b"", 5)  # wrong
ovenbird.bake(b"", "", limits={"bytes": 5})  # wrong
ovenbird.unbake(b"", True)  # wrong
ovenbird.unbake(b"").badge_found.txt  # wrong
ovenbird.unbake_one(b"").text = ""  # wrong
ovenbird.sniff(b"") == "tiff"  # wrong
ovenbird.hash_identity("a", algorithm="sha3")  # wrong
ovenbird.match_recipient("{}", 5)  # wrong
ovenbird.upgrade("{}", "1.1")  # wrong
ovenbird.parse(b"").issuer.name  # wrong
ovenbird.Key.generate("dsa")  # wrong
ovenbird.Key.generate("rsa", 2048)  # wrong
ovenbird.Key.generate().write("der")  # wrong
ovenbird.Key.generate().kind = "rsa"  # wrong
ovenbird.sign("{}", 5)  # wrong
ovenbird.sign("{}", "z6Mk", algorithm="HS256")  # wrong
ovenbird.sign("{}", signer=lambda data: "signature")  # wrong
ovenbird.verify_signature("a.b.c")  # wrong
ovenbird.issue("{}", now="2024-01-01T00:00:00Z")  # wrong
ovenbird.issue_and_bake(b"", "{}", signer=bytes)  # wrong
ovenbird.StatusList()["5"]  # wrong
request: ovenbird.IssueRequest = {"recipients": "ada@example.org"}  # wrong
ovenbird.verify("https://a.example/1", fetch="https://a.example")  # wrong
ovenbird.verify("https://a.example/1", fetch=lambda request: b"{}")  # wrong
ovenbird.verify("https://a.example/1", checkimages=True)  # wrong
ovenbird.verify("https://a.example/1", recipient=5)  # wrong
ovenbird.verify("https://a.example/1").verdict == "good"  # wrong
ovenbird.verify("https://a.example/1").problems[0].chek  # wrong
ovenbird.Verification("https://a.example/1").supply(1, 200)  # wrong
ovenbird.fetch.guarded(timeout=5)  # wrong
ovenbird.fetch.FetchFailure("no", "offline")  # wrong
ovenbird.canonicalize("{}", contexts={"https://a.example/c": {}})  # wrong
ovenbird.canonicalize("{}", algorithm="urdna2015")  # wrong
ovenbird.sign("{}", "z6Mk", cryptosuite="rsa-rdfc-2022")  # wrong
ovenbird.Contexts(["https://a.example/c"])  # wrong
ovenbird.did_document("did:web:a.example")  # wrong
ovenbird.verify("https://a.example/1", accept_self_asserted="yes")  # wrong
