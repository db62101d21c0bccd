"""The numbers of RSA keys, made once with `openssl genpkey`. They are public, so nothing they sign is worth anything."""

#: Name: the exponent and the two primes.
PRIMES = {
    "2048": (
        65537,
        int(
            "e5133074c7bd36e3ce7b5135e56404dbdd37d6ceac5d28fc8ff0fa3aa5e92d97db0c30040bb358c4cf88371f068122e5f08f"
            "385ad75f083a9f3dcc2d907b339b214cd00eee83114f6d231f8dca50cd4a2d9fc9b285b68a0293cdfc34c5b6d6893d4e1369"
            "091c5d7553142d6ee4a618b8ec2c6b132b263a4de06be7a835c38a6d",
            16,
        ),
        int(
            "dbb9ea9f42efd896fb2cf45d2a4b63cf98f0136ce81682637bb0b3cda55c31b508a47129749ec3b6fdd36fa14b261f8ca89c"
            "b9c9d66ef115c75e439ae0ee9faf5c749c3bcaf180adce65dfe13a93d063faae6b007f6d83001a2e9a37e85925e8e0875605"
            "a910fb56e5ae4c40787a8485373b6f7037ee913dad1c5d8de2975dad",
            16,
        ),
    ),
    "3072": (
        65537,
        int(
            "d8967a2fc7b367898bfa1c14c51d3ee46e3dc09ef2a180f58b56703eafdf2bb2e443a592003f1311dac8e9b481a2779bfcc6"
            "e12987411b765df6dabc919673b33b359abb156e1bbba45d81de3bcdfefda508efda6e0e433d2512edb52f5fc4f96c19727e"
            "c0c646781c586b66dc5393893e8ed59d301fdb661a3ac31da069cc6ca1ce201963fea7041eeb82ad5d07dc347a420d967584"
            "6c081e229f976669c090747d92e7fe9a35462d94ec11496fd9f660cf69ca3922eaeaf46100cb0916441d",
            16,
        ),
        int(
            "c80df8e5b472cd2b293321149c23ffced3a3700c4507d1103bd21ca2f54f7edb18466ff99564ea68e36b31e30b9738f30254"
            "9fe2dd02d3376f4a5ee6bb4e85f79d389b63864904a44f6efe1afed606415cd48cee6687696ac55684aa265ff3cac8f0d6e4"
            "e4e67906f895ebbf1b0bb142bb3c7d59fccc83bc6ace5a0dc2c65da39a473a7ba33653d02d22a8d9910b66e343a82e095006"
            "46c8623868ee52f42c175d4c3cb0a332330ff88478f6ab0889773316e9bf45d4f71c589a3622771be079",
            16,
        ),
    ),
    "2048-e3": (
        3,
        int(
            "ea1d9a14ca4a309230ed0647f2929291d55bb366cda97fe374824e2639c0e518fbdaaccb68578e5575967c4ea01b202dde45"
            "5eb5fe60710255c43e5ad15d58ca0aaa32696c1f0656fce4aa2c1e91ee415cd138506a68888f5eedf249b07a83f7af820769"
            "f36b0fa334720f2a8df03e0a45c02d5d042520cd401bb3d73bce1133",
            16,
        ),
        int(
            "e92c94c04d8d11ca1102865ebf3902c0dc746ba7630ffc86022ea00fbe633113f26b1a14149fe1bdaae9aeb9f626d432f4ba"
            "5c17a92ce42353d028aa5ee44eef2d673b00396eb7db841f8d17c1b407d421be2dc6cf87ca784848fb659f727f1a1cb06d63"
            "446a06c24e5ba775dc7d67a6ea0e841238f33e03b8c2344071ca36a9",
            16,
        ),
    ),
    "2047": (
        65537,
        int(
            "e1d4655629e349403666c3dfda964d63cd98852c2762a9d818dd4a22e406239fecede6928e47da0ea582f0c736477a6db0db"
            "abd776766f0a9b87aaaea95ca87b0f7a2b18844b3348b6fadd05892d1915b7ec4ce51ee4d4bfce40334897ede99ff4978420"
            "b9d83054d2974bdbcd8ea1a0c971c39f590aaf336efde9c9e5fca533",
            16,
        ),
        int(
            "702bd8a43e394bbd4002cbbe69306081777caf75128bd6a8f647c5169e25e54525085de80c86e3e7a4312836aba873a0ff84"
            "1997858665a0c1ee7cba4c6b61e799e449fc036e6ba5a5815d5ba156413bb28ad276f24f5b7dd180ad3b6bb9ce9f9cfe6f1a"
            "a29de76bb267650fcbd661a41ec4a75b13af6c4b3374329814b2093f",
            16,
        ),
    ),
    "1024": (
        65537,
        int(
            "e45ec35c8a3f180cb4ebfa54e2f3f9954ebd878cdc291e8288f0ee4c03f25de383b2a9ac5ee82cdfbbbc652f9a1a5536ec24"
            "479cb3cd6975acda6908edde5b4f",
            16,
        ),
        int(
            "c8ba14d335833fca9dcc8583fd1d536409a31d315337d52545f8926e7b3302a1d4c511ec149c0689d39a4eb13311ecf689d8"
            "47d67e66aaa430dc641cc223df45",
            16,
        ),
    ),
    "512": (
        65537,
        int(
            "fb0e82c419af2fd040516aed1a620f9649437c24502dc865465b464a365c54d7",
            16,
        ),
        int(
            "f1640daa77a361f770f23125c3e67dbe19b6a424b84a049b2cd2171a649031d9",
            16,
        ),
    ),
}
