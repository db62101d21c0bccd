//! Explanations of the codes about rewriting a document for a newer version.

use crate::codes::explanations;

explanations! {
    UpgradeUnsupported {
        meaning: "There is no upgrade from this version or class to the one asked for.",
        remedy: "Ask for one of the upgrades that the message names.",
        why: "Upgrades go from an older version to a newer one for classes that both know. Anything else \
            would be invention.",
        example: "From 3.0 to 2.0, or a 2.1 manifest to 3.0.",
        clause: "",
    }

    UpgradeIncomplete {
        meaning: "The new version requires something that neither the document nor the options give, or what they \
            give would be an error there.",
        remedy: "Give it in the options, or correct the document; the message names what and where.",
        why: "Making the value up would put words into the issuer's mouth.",
        example: "A 1.0 assertion has only the URL of its badge class; 3.0 has it inside. Give the badge class in \
            the option `badge`.",
        clause: "Open Badges 2.0, Data Classes; Open Badges 3.0, Data Models",
    }

    UpgradeLost {
        meaning: "Something of the old document had no place in the new version and was left out.",
        remedy: "Look whether it matters; keep the old document if it does.",
        why: "The new document says less than the old one did, and people who have the new one only cannot \
            see that.",
        example: "A member of the issuer's own that no context of the old document defines.",
        clause: "",
    }
}
