//! Which row of a table a member of a document belongs to.

use crate::rules::object::Object;
use crate::rules::table::{Class, Member};

/// Most members of a class and its base; a bit in a word tells which of them are there.
const MOST_MEMBERS: u32 = 64;

/// The member of a class, or of its base, that a key is; with its number for the bits of what was seen.
pub(super) fn row(
    class: &'static Class,
    object: &Object<'_>,
    key: &str,
) -> Option<(u32, &'static Class, &'static Member)> {
    let unusual = object.is_unusual(key);
    let mut index: u32 = 0;
    let mut owner = Some(class);
    while let Some(here) = owner {
        for member in here.members {
            if object.names(key, unusual, member) {
                return (index < MOST_MEMBERS).then_some((index, here, member));
            }
            index = index.saturating_add(1);
        }
        owner = here.base;
    }
    None
}

/// Every member of a class and its base, numbered.
pub(super) fn rows(class: &'static Class) -> impl Iterator<Item = (u32, &'static Class, &'static Member)> {
    let chain = std::iter::successors(Some(class), |class| class.base);
    let all = chain.flat_map(|owner| owner.members.iter().map(move |member| (owner, member)));
    all.zip(0_u32..).map(|((owner, member), index)| (index, owner, member))
}

/// Whether a class states a member of its base anew, so that the base's row does not count.
pub(super) fn is_restated(class: &'static Class, owner: &'static Class, member: &Member) -> bool {
    !std::ptr::eq(owner, class) && class.members.iter().any(|own| own.name == member.name)
}

/// A hint when the member is there under the name of JSON-LD, which 3.0 does not take.
pub(super) fn plain_spelling(object: &Object<'_>, name: &str) -> Option<&'static str> {
    let there = |key: &str| object.members.iter().any(|(known, _)| known == key);
    match name {
        "id" if there("@id") => Some("write `id` instead of `@id`"),
        "type" if there("@type") => Some("write `type` instead of `@type`"),
        _ => None,
    }
}
