//! Validating an extension against a JSON Schema that the caller has.

use crate::error::{Error, ErrorCode, Result};
use crate::json::{self, Path};
use crate::limits::Limits;
use crate::ops::validate::{ValidateOptions, checker, report};
use crate::report::Report;
use crate::rules;
use crate::rules::check::Checker;

/// Finds every fault of an extension object of Open Badges 1.1 or 2.0: those of any extension, those of the published
/// one if it is one, and those against a JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12, as its `$schema` says; draft 4
/// without one). A `$ref` that leads out of the schema is not followed: nothing is fetched. Patterns are matched in
/// linear time, so one with look-around or back references is refused.
///
/// `extension` is the JSON of the extension object itself. Of the options, `profile` and `limits` count. A member that
/// breaks the schema is the problem `extension.schema` with the rule `extension/schema` and a pointer into the object.
///
/// # Errors
/// - `json.*`, `limit.*`: the extension cannot be read; `payload.not_object`: it is no object;
/// - `schema.invalid`: the schema is no JSON Schema;
/// - `feature.missing`: the library was built without the feature `json-schema`.
pub fn validate_extension(extension: &str, schema: &str, options: &ValidateOptions) -> Result<Report> {
    options.limits.check_input(extension.len())?;
    let document = json::read(extension, &options.limits)?;
    if !document.is_object() {
        let message = format!("an extension is a JSON object; found {}", document.type_name());
        return Err(Error::new(ErrorCode::PayloadNotObject, message));
    }
    let broken = against(extension, schema, &options.limits)?;
    let mut checker = checker(options)?;
    let class = rules::extension();
    rules::check(&mut checker, class, &document, &Path::Root);
    checker.problems.retain(|problem| problem.code != ErrorCode::ExtensionUnknown);
    let [_, _, infos] = &mut checker.counts;
    *infos = infos.saturating_sub(u64::from(!rules::is_published(&document)));
    for (pointer, message) in broken {
        note(&mut checker, pointer, message);
    }
    Ok(report(checker, class, options, None))
}

fn note(checker: &mut Checker, pointer: String, message: String) {
    let [errors, ..] = &mut checker.counts;
    *errors = errors.saturating_add(1);
    if checker.problems.len() < checker.most {
        let mut problem =
            crate::Problem::new(ErrorCode::ExtensionSchema, crate::Severity::Error, message).pointer(pointer);
        problem.rule = Some("extension/schema".to_owned());
        problem.expected = Some("what the given JSON Schema asks for".to_owned());
        checker.problems.push(problem);
    }
}

/// The places where the extension breaks the schema, with what is wrong there.
#[cfg(feature = "json-schema")]
fn against(extension: &str, schema: &str, limits: &Limits) -> Result<Vec<(String, String)>> {
    use jsonschema::{Draft, PatternOptions};

    let refused = |what: &str| {
        let message =
            format!("the schema is no JSON Schema: {}", crate::error::escape(what.chars().take(400)));
        Error::new(ErrorCode::SchemaInvalid, message)
    };
    json::read(schema, limits).map_err(|error| match error.code().as_str() {
        code if code.starts_with("limit.") => error,
        _ => refused(error.message()),
    })?;
    let schema: serde_json::Value = serde_json::from_str(schema).map_err(|e| refused(&e.to_string()))?;
    let value: serde_json::Value = serde_json::from_str(extension).map_err(|_| Error::internal())?;
    let mut built = jsonschema::options().with_pattern_options(PatternOptions::regex());
    if schema.get("$schema").is_none() {
        built = built.with_draft(Draft::Draft4);
    }
    let validator = built.build(&schema).map_err(|error| refused(&error.to_string()))?;
    let errors = validator.iter_errors(&value);
    let told = |text: String| crate::error::escape(text.chars().take(400));
    Ok(errors.map(|error| (error.instance_path().to_string(), told(error.to_string()))).collect())
}

/// Without the feature there is nothing to hold it against.
#[cfg(not(feature = "json-schema"))]
fn against(_: &str, _: &str, _: &Limits) -> Result<Vec<(String, String)>> {
    let message = "this library was built without the feature `json-schema`";
    Err(Error::new(ErrorCode::FeatureMissing, message))
}

#[cfg(all(test, feature = "json-schema"))]
mod tests {
    use super::*;

    const CONTEXT: &str =
        r#""@context": "https://example.org/context.json", "type": ["Extension", "extensions:Own"]"#;

    #[test]
    fn a_schema_of_the_callers_is_held_against_the_extension() {
        let schema =
            r#"{"type": "object", "properties": {"points": {"type": "integer"}}, "required": ["points"]}"#;
        let validate = |members: &str| {
            let text = format!("{{{CONTEXT}{members}}}");
            validate_extension(&text, schema, &ValidateOptions::default()).unwrap()
        };
        assert!(validate(r#", "points": 5"#).ok);
        let wrong = validate(r#", "points": "many""#);
        let problem =
            wrong.problems.iter().find(|problem| problem.code == ErrorCode::ExtensionSchema).unwrap();
        assert_eq!(problem.pointer.as_deref(), Some("/points"));
        assert_eq!(validate("").errors, 1);
    }

    #[test]
    fn faults_against_a_schema_that_are_not_listed_are_counted() {
        let text = format!("{{{CONTEXT}, \"a\": 1, \"b\": 2}}");
        let schema = r#"{"properties": {"a": {"type": "string"}, "b": {"type": "string"}}}"#;
        let limits = Limits { problems: 1, ..Limits::default() };
        let report =
            validate_extension(&text, schema, &ValidateOptions { limits, ..ValidateOptions::default() })
                .unwrap();
        assert_eq!((report.errors, report.problems.len(), report.truncated), (2, 1, true));
    }

    #[test]
    fn a_schema_that_is_none_or_leads_elsewhere_is_refused() {
        let text = format!("{{{CONTEXT}}}");
        for schema in ["", "5", r#"{"type": 5}"#, r#"{"$ref": "https://example.org/other.json"}"#] {
            let error = validate_extension(&text, schema, &ValidateOptions::default()).unwrap_err();
            assert_eq!(error.code(), ErrorCode::SchemaInvalid, "{schema}");
        }
    }
}

#[cfg(all(test, not(feature = "json-schema")))]
mod without_the_feature {
    use super::*;

    #[test]
    fn a_schema_is_refused_when_nothing_can_read_it() {
        let error = validate_extension("{}", "{}", &ValidateOptions::default()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::FeatureMissing);
    }
}
