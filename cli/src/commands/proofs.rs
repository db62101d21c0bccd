//! Embedded proofs, for people.

use ovenbird::{CanonicalForm, ProofReport};

use crate::table::{self, BAD, GOOD, clean, clean_lines};

/// A proof: what it is, which key it names, what is wrong with it, and what was hashed if that was asked for.
pub(super) fn lines(proof: &ProofReport) -> String {
    let verdict =
        if proof.verified { format!("{GOOD}verified{GOOD:#}") } else { format!("{BAD}not verified{BAD:#}") };
    let mut out =
        table::row(&format!("proof {}", proof.index), &format!("{}   {verdict}", clean(suite(proof))));
    let texts =
        [("method", &proof.verification_method), ("created", &proof.created), ("expires", &proof.expires)];
    for (label, text) in texts {
        if let Some(text) = text {
            out.push_str(&table::row(label, &clean(text)));
        }
    }
    for problem in &proof.problems {
        out.push_str("  ");
        out.push_str(&table::problem(problem));
    }
    if let Some(form) = &proof.canonical {
        out.push_str(&hashed(form));
    }
    out
}

/// The suite, or the type where it is none that is known.
fn suite(proof: &ProofReport) -> &str {
    let kind = proof.kind.as_deref().unwrap_or("of no type");
    proof.cryptosuite.map_or(kind, |suite| suite.as_str())
}

/// The two texts that were hashed. They are shown escaped; `ovenbird canonicalize` writes them byte for byte.
fn hashed(form: &CanonicalForm) -> String {
    let mut out = String::new();
    for context in &form.contexts {
        out.push_str(&table::row("context", &clean(context)));
    }
    let texts =
        [("document", &form.document_hash, &form.document), ("options", &form.options_hash, &form.options)];
    for (label, hash, text) in texts {
        out.push_str(&table::row(label, &clean(hash)));
        for line in clean_lines(text).lines() {
            out.push_str(&format!("    {line}\n"));
        }
    }
    out
}
