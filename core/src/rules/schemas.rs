//! The schemas of Open Badges 3.0: what they ask, the rules ask (Open Badges 3.0, section 1.2.3).
//!
//! There are two families, for sets in arrays (`json`) and for sets of one without them (`json-ld`). In both the schemas
//! with `any` in their name take data model 1.1, too; which model counts follows from `@context`, since the two have had
//! one `$id`.

use crate::badge::Class;
use crate::error::ErrorCode;
use crate::json::Json;
use crate::rules::extras::three::note_at;
use crate::rules::form::Fault;
use crate::rules::table::Check;

/// Where the schemas stand.
const FAMILIES: [&str; 2] = [
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/",
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json-ld/",
];

const SCHEMAS: [(&str, Class); 5] = [
    ("ob_v3p0_achievementcredential_schema.json", Class::OpenBadgeCredential),
    ("ob_v3p0_anyachievementcredential_schema.json", Class::OpenBadgeCredential),
    ("ob_v3p0_endorsementcredential_schema.json", Class::EndorsementCredential),
    ("ob_v3p0_anyendorsementcredential_schema.json", Class::EndorsementCredential),
    ("ob_v3p0_profile_schema.json", Class::Profile),
];

/// The type of `credentialSchema` that names a JSON Schema.
pub(crate) const VALIDATOR: &str = "1EdTechJsonSchemaValidator2019";

/// A published schema that the rules stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KnownSchema {
    class: Class,
}

impl KnownSchema {
    /// Whether it is a schema of that class.
    pub(crate) fn is_for(self, class: Class) -> bool {
        self.class == class
    }
}

/// The schema of a URL, if it is a known one.
pub(crate) fn known(url: &str) -> Option<KnownSchema> {
    let name = FAMILIES.iter().find_map(|family| url.strip_prefix(family))?;
    SCHEMAS.iter().find(|(known, _)| *known == name).map(|(_, class)| KnownSchema { class: *class })
}

/// A credential that names the schema of another class does not conform to it, whatever else it says.
pub(super) const OF_CLASS: Check = Check {
    name: "schema_of_class",
    says: "a schema of Open Badges that a credential names is that of the credential's class",
    run: |checker, object, rule| {
        let class = match () {
            () if object.has_type("OpenBadgeCredential") || object.has_type("AchievementCredential") => {
                Class::OpenBadgeCredential
            }
            () if object.has_type("EndorsementCredential") => Class::EndorsementCredential,
            () => Class::VerifiableCredential,
        };
        let Some(schemas) = object.get("credentialSchema") else { return };
        let member = object.path.member("credentialSchema");
        for (index, schema) in schemas.items().iter().enumerate() {
            let known = schema.get("id").and_then(Json::as_str).and_then(known);
            let is_schema = schema.get("type").is_some_and(|kind| kind.single().as_str() == Some(VALIDATOR));
            if !is_schema || known.is_none_or(|known| known.is_for(class)) {
                continue;
            }
            let expected = "the schema of the credential's own class, or none";
            let fault = Fault::error(ErrorCode::TypeClass, expected).found("the schema of another class");
            let item = member.index(index);
            let schema = if matches!(schemas, Json::Array(_)) { &item } else { &member };
            note_at(checker, rule, &schema.member("id"), &fault);
        }
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::validate::{ValidateOptions, validate};
    use crate::proof::fixtures::CREDENTIAL;

    const BASE: &str = "https://purl.imsglobal.org/spec/ob/v3p0/schema";

    #[test]
    fn both_families_of_every_class_are_known() {
        for (name, class) in [
            ("achievementcredential", Class::OpenBadgeCredential),
            ("anyachievementcredential", Class::OpenBadgeCredential),
            ("endorsementcredential", Class::EndorsementCredential),
            ("anyendorsementcredential", Class::EndorsementCredential),
            ("profile", Class::Profile),
        ] {
            for family in ["json", "json-ld"] {
                let found = known(&format!("{BASE}/{family}/ob_v3p0_{name}_schema.json")).unwrap();
                assert!(found.is_for(class));
                assert!(!found.is_for(Class::ClrCredential));
            }
        }
    }

    #[test]
    fn other_schemas_are_not_known() {
        for url in [
            "",
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/",
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json?a",
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/../json/ob_v3p0_achievementcredential_schema.json",
            "http://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
            "https://purl.imsglobal.org.evil.example/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
            "https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_imsx_statusinfo_schema.json",
        ] {
            assert_eq!(known(url), None, "{url}");
        }
    }

    fn pointers(schemas: &str) -> Vec<String> {
        let text = CREDENTIAL.replacen('{', &format!(r#"{{"credentialSchema": {schemas},"#), 1);
        let report = validate(text.as_bytes(), &ValidateOptions::default()).unwrap();
        let errors = report.problems.iter().filter(|problem| problem.code == ErrorCode::TypeClass);
        errors.filter_map(|problem| problem.pointer.clone()).collect()
    }

    #[test]
    fn a_credential_names_the_schema_of_its_class() {
        let schema = |name: &str, kind: &str| {
            format!(r#"{{"id": "{BASE}/json/ob_v3p0_{name}_schema.json", "type": "{kind}"}}"#)
        };
        let own = schema("achievementcredential", VALIDATOR);
        let other = schema("endorsementcredential", VALIDATOR);
        assert!(pointers(&own).is_empty());
        assert!(pointers(&schema("anyachievementcredential", VALIDATOR)).is_empty());
        assert_eq!(pointers(&other), ["/credentialSchema/id"]);
        assert_eq!(pointers(&format!("[{own}, {other}]")), ["/credentialSchema/1/id"]);
        assert!(pointers(&schema("endorsementcredential", "JsonSchema")).is_empty());
        assert!(
            pointers(r#"{"id": "https://issuer.example/s", "type": "1EdTechJsonSchemaValidator2019"}"#)
                .is_empty()
        );
        assert!(pointers(r#"[5, null, {"id": 5, "type": {}}]"#).is_empty(), "the forms are for other rules");
    }
}
