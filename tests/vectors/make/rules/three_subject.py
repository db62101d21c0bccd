"""3.0: achievements, their subjects and the results of these."""

import copy

from ..samples import BADGE
from .forms import LANGUAGE, NUMBER, TEXT, node
from .kit import GONE, M, whole
from .three_forms import (
    ACHIEVEMENT_TYPES,
    DATE,
    FREE,
    JWS,
    RESULT_TYPES,
    STATUSES,
    STRICT,
    URI,
    closed,
    extensible,
    faulty,
    klass,
    types,
)
from .three_objects import ALIGNMENT, CRITERIA, ENDORSEMENTS, IDENTIFIER, IDENTITY, IMAGE, PROFILE, RELATED, texts

LEVEL_1, LEVEL_2 = "urn:uuid:0a1b2c3d-0000-4000-8000-000000000011", "urn:uuid:0a1b2c3d-0000-4000-8000-000000000012"
LEVEL = klass(
    "RubricCriterionLevel",
    [
        M("id", "required", "one", *URI),
        M("type", "required", "any", *types("RubricCriterionLevel")),
        M("alignment", "optional", "list", *node(ALIGNMENT)),
        *texts("description", "level"),
        M("name", "required", "one", *TEXT),
        *texts("points"),
    ],
)
LEVELS = [{"id": id, "type": ["RubricCriterionLevel"], "name": "A level"} for id in (LEVEL_1, LEVEL_2)]
NO_LEVELS = {"requiredLevel": GONE, "rubricCriterionLevel": GONE}
RESULT_DESCRIPTION = klass(
    "ResultDescription",
    [
        M("id", "required", "one", *URI),
        M("type", "required", "any", *types("ResultDescription")),
        M("alignment", "optional", "list", *node(ALIGNMENT)),
        M("allowedValue", "optional", "list", [["A", "B", "C"]]),
        M("name", "required", "one", *TEXT),
        M("requiredLevel", "optional", "one", [LEVEL_2]),
        M("requiredValue", "optional", "one", ["B"]),
        M("resultType", "required", "one", *extensible(RESULT_TYPES)),
        M("rubricCriterionLevel", "optional", "list", [LEVELS], empty=faulty("requiredLevel", result_level="required_level_known")),
        *texts("valueMax", "valueMin"),
    ],
    cases=[
        ("without a list of allowed values every required value will do", {"allowedValue": GONE, "requiredValue": "D"}, {}, []),
        ("the required value is one of the allowed ones", {"requiredValue": "D"}, {}, faulty("requiredValue", result_value="required_value_allowed")),
        ("values are compared letter by letter", {"requiredValue": "b"}, {}, faulty("requiredValue", result_value="required_value_allowed")),
        ("the required level is one of the levels", {"requiredLevel": BADGE}, {}, faulty("requiredLevel", result_level="required_level_known")),
        ("without levels there is none to be required", {"rubricCriterionLevel": GONE}, {}, faulty("requiredLevel", result_level="required_level_known")),
        ("a required level that is no URI is no level either", {"requiredLevel": "2"}, {}, [*faulty("requiredLevel", result_level="required_level_known"), *faulty("requiredLevel", value_iri="requiredLevel/form")]),
        ("a required level is a text", {"requiredLevel": 2}, {}, faulty("requiredLevel", member_type="requiredLevel/form")),
        ("a required value is a text", {"requiredValue": 2}, {}, faulty("requiredValue", member_type="requiredValue/form")),
        ("allowed values are a list", {"allowedValue": "B"}, {}, faulty("allowedValue", member_list="allowedValue/list")),
        ("allowed values are texts", {"allowedValue": ["B", 2]}, {}, faulty("allowedValue/1", member_type="allowedValue/form")),
        ("levels are a list", {"rubricCriterionLevel": LEVELS[1]}, {}, faulty("rubricCriterionLevel", member_list="rubricCriterionLevel/list")),
        ("levels are looked at one by one", {**NO_LEVELS, "rubricCriterionLevel": [LEVELS[0], 12, {**LEVELS[1], "name": 12}]}, {}, [*faulty("rubricCriterionLevel/1", member_type="rubricCriterionLevel/form"), *faulty("rubricCriterionLevel/2/name", member_type="3.0/RubricCriterionLevel/name/form")]),
    ],
)
RESULT = klass(
    "Result",
    [
        M("type", "required", "any", *types("Result")),
        M("achievedLevel", "optional", "one", *URI),
        M("alignment", "optional", "list", *node(ALIGNMENT)),
        M("resultDescription", "optional", "one", *URI),
        M("status", "optional", "one", *closed(STATUSES)),
        *texts("value"),
    ],
)
ACHIEVEMENT = klass(
    "Achievement",
    [
        M("@context", "optional", "any", *FREE),
        M("id", "required", "one", *URI),
        M("type", "required", "any", *types("Achievement")),
        M("alignment", "optional", "list", *node(ALIGNMENT)),
        M("achievementType", "optional", "one", *extensible(ACHIEVEMENT_TYPES)),
        M("creator", "optional", "one", *node(PROFILE)),
        M("creditsAvailable", "optional", "one", *NUMBER),
        M("criteria", "required", "one", *node(CRITERIA)),
        M("description", "required", "one", *TEXT),
        M("endorsement", "optional", "list", *ENDORSEMENTS),
        M("endorsementJwt", "optional", "list", *JWS),
        *texts("fieldOfStudy", "humanCode"),
        M("image", "recommended", "one", *node(IMAGE)),
        M("inLanguage", "optional", "one", *LANGUAGE),
        M("name", "required", "one", *TEXT),
        M("otherIdentifier", "optional", "list", *node(IDENTIFIER)),
        M("related", "optional", "list", *node(RELATED)),
        M("resultDescription", "optional", "list", *node(RESULT_DESCRIPTION)),
        *texts("specialization"),
        M("tag", "optional", "list", *TEXT),
        *texts("version"),
    ],
    context=[],
    cases=[
        ("criteria that say nothing", {"criteria": {}}, {}, [("criteria.empty", "error", "/criteria", "3.0/Criteria/id_or_narrative")]),
        ("criteria are no URL as they were in 2 0", {"criteria": "https://issuer.example/criteria"}, {}, faulty("criteria", member_type="criteria/form")),
        ("an image is no URL as it was in 2 0", {"image": "https://issuer.example/baker.png"}, {}, faulty("image", member_type="image/form")),
        ("a creator is no URL", {"creator": "https://issuer.example"}, {}, faulty("creator", member_type="creator/form")),
        ("a creator needs no name", {}, STRICT, []),
        ("tags of 2 0 are nothing in 3 0", {"tag": GONE, "tags": ["bread"]}, {}, faulty("tags", "warning", member_unknown="unknown")),
        ("what nobody knows is told of inner objects too", {"creator": {**PROFILE.minimal(), "frosting": 1}}, {}, [("member.unknown", "warning", "/creator/frosting", "3.0/Profile/unknown")]),
    ],
)
SUBJECT = klass(
    "AchievementSubject",
    [
        M("id", "optional", "one", *URI),
        M("type", "required", "any", *types("AchievementSubject")),
        M("activityEndDate", "optional", "one", ["2024-06-01T00:00:00Z"], DATE.bad),
        M("activityStartDate", "optional", "one", *DATE),
        M("creditsEarned", "optional", "one", *NUMBER),
        M("achievement", "required", "one", *node(ACHIEVEMENT)),
        M("identifier", "optional", "list", *node(IDENTITY)),
        M("image", "optional", "one", *node(IMAGE)),
        *texts("licenseNumber", "narrative"),
        M("result", "optional", "list", *node(RESULT)),
        *texts("role"),
        M("source", "optional", "one", *node(PROFILE)),
        *texts("term"),
    ],
    minimal={"id": "did:example:ada"},
    cases=[
        ("a subject has an id or an identifier", {"id": GONE, "identifier": GONE}, {}, faulty("", subject_unidentified="id_or_identifier")),
        ("an id alone will do", {"identifier": GONE}, {}, []),
        ("an identifier alone will do", {"id": GONE}, {}, []),
        ("an empty list of identifiers is none", {"id": GONE, "identifier": []}, {}, [*faulty("", subject_unidentified="id_or_identifier"), *faulty("identifier", member_empty="identifier/form")]),
        ("an activity does not end before it begins", {"activityEndDate": "2024-04-30T23:59:59Z"}, {}, faulty("activityEndDate", dates_order="activity_ends_after_start")),
        ("dates of an activity are compared with their zones", {"activityEndDate": "2024-05-01T01:00:00+02:00"}, {}, faulty("activityEndDate", dates_order="activity_ends_after_start")),
        ("an activity may end when it begins", {"activityEndDate": "2024-05-01T02:00:00+02:00"}, {}, []),
        ("an achievement is no URL", {"achievement": BADGE}, {}, faulty("achievement", member_type="achievement/form")),
        ("no two achievements", {"achievement": [ACHIEVEMENT.minimal()] * 2}, {}, faulty("achievement", member_many="achievement/one")),
        ("an identity that is no object", {"identifier": ["ada@example.org"]}, {}, faulty("identifier/0", member_type="identifier/form")),
    ],
)


def about_results():
    """Results against the result descriptions of the achievement."""
    described = {
        "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000020",
        "type": ["ResultDescription"],
        "name": "Grade",
        "resultType": "LetterGrade",
        "allowedValue": ["A", "B"],
        "rubricCriterionLevel": LEVELS[:1],
    }
    status = {**described, "id": described["id"][:-1] + "1", "resultType": "Status"}
    del status["allowedValue"], status["rubricCriterionLevel"]
    plain = {"type": ["Result"], "resultDescription": described["id"]}
    rows = [
        ("a result may have an allowed value and a known level", [{**plain, "value": "B", "achievedLevel": LEVEL_1}], []),
        ("a result may stand without a description", [{"type": ["Result"], "value": "Z", "status": "Failed"}], []),
        ("a result names a description that is there", [{**plain, "resultDescription": BADGE}], [("description", "0/resultDescription")]),
        ("a value is one of the allowed ones", [plain, {**plain, "value": "C"}], [("value", "1/value")]),
        ("a level is one of the description", [{**plain, "achievedLevel": LEVEL_2}], [("level", "0/achievedLevel")]),
        ("without levels no level is one of them", [{"type": "Result", "resultDescription": status["id"], "status": "Completed", "achievedLevel": LEVEL_1}], [("level", "0/achievedLevel")]),
        ("a result of type Status has a status", [{"type": "Result", "resultDescription": status["id"], "value": "A"}], [("status", "0/status")]),
        ("a result of type Status with its status", [{"type": "Result", "resultDescription": status["id"], "status": "Enrolled"}], []),
        ("all results are looked at", [{**plain, "value": "C", "achievedLevel": LEVEL_2}, {**plain, "resultDescription": LEVEL_1}], [("value", "0/value"), ("level", "0/achievedLevel"), ("description", "1/resultDescription")]),
    ]
    cases = []
    for title, results, found in rows:
        subject = {**SUBJECT.minimal(), "result": results}
        subject["achievement"] = {**copy.deepcopy(ACHIEVEMENT.minimal()), "resultDescription": [described, status]}
        problems = [(f"result.{code}", "error", f"/result/{pointer}", "results") for code, pointer in found]
        cases.append((title, whole(subject), {}, problems))
    return cases


SUBJECT.cases += about_results()
ALL = (LEVEL, RESULT_DESCRIPTION, RESULT, ACHIEVEMENT, SUBJECT)
