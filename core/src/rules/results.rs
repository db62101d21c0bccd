//! Open Badges 3.0: the results of a subject against the result descriptions of its achievement.

use std::collections::HashMap;

use crate::error::ErrorCode;
use crate::json::{Json, Path};
use crate::rules::check::Checker;
use crate::rules::extras::three::note_at;
use crate::rules::form::Fault;
use crate::rules::object::Object;
use crate::rules::table::Rule;

fn text<'j>(json: &'j Json<'_>, name: &str) -> Option<&'j str> {
    json.get(name).and_then(Json::as_str)
}

/// Each result that names a result description: it is there, and value, level and status fit it.
pub(super) fn check(checker: &mut Checker, object: &Object<'_>, rule: Rule) {
    let Some(Json::Array(results)) = object.get("result") else { return };
    let described = object.get("achievement").and_then(|achievement| achievement.get("resultDescription"));
    let descriptions = described.map_or(&[][..], Json::items);
    // By id, so that many results cost no more than each of them.
    let by_id: HashMap<&str, &Json<'_>> = descriptions
        .iter()
        .rev()
        .filter_map(|description| Some((text(description, "id")?, description)))
        .collect();
    let list = object.path.member("result");
    for (index, result) in results.iter().enumerate() {
        let Some(name) = text(result, "resultDescription") else { continue };
        let path = list.index(index);
        match by_id.get(name) {
            Some(description) => fits(checker, rule, result, description, &path),
            None => {
                let expected = "the `id` of a result description of the achievement";
                let fault = Fault::error(ErrorCode::ResultDescription, expected).found("another id");
                note_at(checker, rule, &path.member("resultDescription"), &fault);
            }
        }
    }
}

fn fits(checker: &mut Checker, rule: Rule, result: &Json<'_>, description: &Json<'_>, path: &Path<'_>) {
    if text(description, "resultType") == Some("Status") && result.get("status").is_none() {
        let fault =
            Fault::error(ErrorCode::ResultStatus, "a status, as the result type says").found("nothing");
        note_at(checker, rule, &path.member("status"), &fault);
    }
    let allowed = description.get("allowedValue").map_or(&[][..], Json::items);
    if let Some(value) = text(result, "value")
        && !allowed.is_empty()
        && !allowed.iter().any(|item| item.as_str() == Some(value))
    {
        let fault = Fault::error(ErrorCode::ResultValue, "one of `allowedValue`").found("another value");
        note_at(checker, rule, &path.member("value"), &fault);
    }
    let levels = description.get("rubricCriterionLevel").map_or(&[][..], Json::items);
    if let Some(level) = text(result, "achievedLevel")
        && !levels.iter().any(|item| text(item, "id") == Some(level))
    {
        let expected = "the `id` of a rubric criterion level of the result description";
        let fault = Fault::error(ErrorCode::ResultLevel, expected).found("another id");
        note_at(checker, rule, &path.member("achievedLevel"), &fault);
    }
}
