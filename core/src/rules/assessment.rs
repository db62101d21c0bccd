//! The assessment extension, which has parts of its own.

use crate::rules::table::{CLASS, Class, Date, Form, optional, required};

const PART: Class = Class { version: "extension", clause: "Assessment extension", ..CLASS };

pub(super) static ASSESSMENT: Class = Class {
    name: "Assessment",
    members: &[required("description", Form::Text), required("assessments", Form::Node(&ACTIVITY)).many()],
    ..PART
};

static ACTIVITY: Class = Class {
    name: "AssessmentObject",
    members: &[
        required("description", Form::Text),
        required("type", Form::Word(&["Exam", "Performance", "Artifact"])),
        required("assessmentOutput", Form::Text),
        required("hasGroupParticipation", Form::Boolean),
        required("hasGroupEvaluation", Form::Boolean),
        required("evaluationMethod", Form::Text),
        optional("assessmentExample", Form::Url),
        optional("scoringMethodExampleDescription", Form::Text),
        optional("assessmentEvaluation", Form::Url),
        optional("rubrics", Form::Node(&RUBRIC)).many(),
        optional("sections", Form::Node(&SECTION)).many(),
    ],
    ..PART
};

static SECTION: Class = Class {
    name: "Section",
    members: &[
        optional("questions", Form::Node(&QUESTION)).many(),
        optional("title", Form::Text),
        optional("description", Form::Text),
        optional("rubricId", Form::Text),
        optional("url", Form::Url),
        optional("required", Form::Boolean),
    ],
    ..PART
};

static QUESTION: Class = Class {
    name: "Question",
    members: &[
        required("type", Form::Word(&["ExternalQuestion", "FileQuestion", "TextQuestion"])),
        required("text", Form::Text),
        optional("rubricId", Form::Text),
        optional("url", Form::Url),
        optional("required", Form::Boolean),
        optional("wordLimit", Form::Number),
        optional("characterLimit", Form::Number),
    ],
    ..PART
};

static RUBRIC: Class = Class {
    name: "Rubric",
    members: &[
        required("identifier", Form::Uuid),
        required("title", Form::Text),
        required("rubricCriteria", Form::Node(&CRITERION)).many(),
        optional("lastChangeDateTime", Form::Date(Date::Zoned)),
        optional("caseUri", Form::Uri),
    ],
    ..PART
};

static CRITERION: Class = Class {
    name: "RubricCriterion",
    members: &[
        required("identifier", Form::Uuid),
        optional("lastChangeDateTime", Form::Date(Date::Zoned)),
        optional("caseUri", Form::Uri),
        optional("category", Form::Text),
        optional("description", Form::Text),
        optional("weight", Form::Number),
        optional("position", Form::Number),
        optional("criterionLevels", Form::Node(&LEVEL)).many(),
    ],
    ..PART
};

static LEVEL: Class = Class {
    name: "RubricCriterionLevel",
    members: &[
        required("identifier", Form::Uuid),
        required("description", Form::Text),
        optional("lastChangeDateTime", Form::Date(Date::Zoned)),
        optional("caseUri", Form::Uri),
        optional("quality", Form::Text),
        optional("score", Form::Number),
        optional("position", Form::Number),
        optional("feedback", Form::Text),
    ],
    ..PART
};

/// Every class of the extension.
pub(super) static ALL: &[&Class] =
    &[&ASSESSMENT, &ACTIVITY, &SECTION, &QUESTION, &RUBRIC, &CRITERION, &LEVEL];
