"""The assessment extension, whose parts stand inside of each other."""

from .forms import BOOLEAN, NUMBER, TEXT, URL, mistyped, node, wrong
from .kit import C, F, M
from .v2_forms import DATE

UUID = F(
    ["0a1b2c3d-0000-4000-8000-000000000001"],
    [
        *wrong("value.word", "0A1B2C3D-0000-4000-8000-000000000001", "0a1b2c3d000040008000000000000001", "1", ""),
        *mistyped(12),
    ],
)
URI = F(
    ["https://case.example/1", "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001", "tag:case.example,2019:1"],
    [*wrong("value.iri", "case/1", "a b", ""), *mistyped(12)],
)


def part(name, members):
    """One of its classes."""
    return C("extension", name, members, options={"version": "2.0", "class": name})


def word(*words):
    """One of some words."""
    return F(list(words), [*wrong("value.word", words[0].lower(), ""), *mistyped(12)])


def texts(*names):
    """Texts that may be there."""
    return [M(name, "optional", "one", *TEXT) for name in names]


CHANGED = [M("lastChangeDateTime", "optional", "one", *DATE), M("caseUri", "optional", "one", *URI)]
LEVEL = part(
    "RubricCriterionLevel",
    [
        M("identifier", "required", "one", *UUID),
        M("description", "required", "one", *TEXT),
        *CHANGED,
        *texts("quality"),
        M("score", "optional", "one", *NUMBER),
        M("position", "optional", "one", *NUMBER),
        *texts("feedback"),
    ],
)
CRITERION = part(
    "RubricCriterion",
    [
        M("identifier", "required", "one", *UUID),
        *CHANGED,
        *texts("category", "description"),
        M("weight", "optional", "one", *NUMBER),
        M("position", "optional", "one", *NUMBER),
        M("criterionLevels", "optional", "many", *node(LEVEL)),
    ],
)
RUBRIC = part(
    "Rubric",
    [
        M("identifier", "required", "one", *UUID),
        M("title", "required", "one", *TEXT),
        M("rubricCriteria", "required", "many", *node(CRITERION)),
        *CHANGED,
    ],
)
QUESTION = part(
    "Question",
    [
        M("type", "required", "one", *word("ExternalQuestion", "FileQuestion", "TextQuestion")),
        M("text", "required", "one", *TEXT),
        *texts("rubricId"),
        M("url", "optional", "one", *URL),
        M("required", "optional", "one", *BOOLEAN),
        M("wordLimit", "optional", "one", *NUMBER),
        M("characterLimit", "optional", "one", *NUMBER),
    ],
)
SECTION = part(
    "Section",
    [
        M("questions", "optional", "many", *node(QUESTION)),
        *texts("title", "description", "rubricId"),
        M("url", "optional", "one", *URL),
        M("required", "optional", "one", *BOOLEAN),
    ],
)
ACTIVITY = part(
    "AssessmentObject",
    [
        M("description", "required", "one", *TEXT),
        M("type", "required", "one", *word("Exam", "Performance", "Artifact")),
        M("assessmentOutput", "required", "one", *TEXT),
        M("hasGroupParticipation", "required", "one", *BOOLEAN),
        M("hasGroupEvaluation", "required", "one", *BOOLEAN),
        M("evaluationMethod", "required", "one", *TEXT),
        M("assessmentExample", "optional", "one", *URL),
        *texts("scoringMethodExampleDescription"),
        M("assessmentEvaluation", "optional", "one", *URL),
        M("rubrics", "optional", "many", *node(RUBRIC)),
        M("sections", "optional", "many", *node(SECTION, {"questions": [QUESTION.full()]})),
    ],
)
ASSESSMENT = part(
    "Assessment", [M("description", "required", "one", *TEXT), M("assessments", "required", "many", *node(ACTIVITY))]
)
ALL = (LEVEL, CRITERION, RUBRIC, QUESTION, SECTION, ACTIVITY, ASSESSMENT)
