"""What Schemathesis is told besides openapi.json: the caller to spare, and answers that look like findings and are none.

Each exception has its reason beside it, and is as narrow as an answer can be told apart.
"""

import json
import os
import re

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.openapi.checks import EnsureResourceAvailability, RejectedPositiveData

# Ids of the caller's own user, client and login: without them the rest of a run would be answered 401.
OWN_IDS = frozenset(os.environ.get("SCHEMATHESIS_OWN_IDS", "").split())
# What stands in their place.
NOBODY = "not-of-the-caller"

# Requests that fit openapi.json and are refused all the same: operation, JSON pointer or parameter, reason.
REFUSALS = [
    # What OpenAPI 3.0 cannot say of parameters.
    (r".*history(_get)?|read_readings|.*(daily|hourly)(_get)?|list_audit_entries", "from", "a range must not end before it begins"),
    (r".*(daily|hourly)(_get)?", "hours", "the two hours must not be the same"),
    (r"read_readings", "from|to", "a date begins at different moments where the sensors have several time zones"),
    (r".*", "from|to|since|exclude", "29 February is a day in some years only"),
    (r".*history_get", "bucket|timeout_s", "they exclude each other, and files of columns have neither"),
    (r"read_location_history", "bucket|from", "the buckets of an answer are bounded, over all sensors"),
    (r".*history(_get)?|read_readings", "time_format", "RFC 3339 is for lines and CSV, which a parameter or Accept chooses"),
    (r".*history(_get)?|read_readings|.*(daily|hourly)(_get)?|export_(locations|sensors)|list_sensors", "decimal", "decimal commas are for CSV, which a parameter or Accept chooses"),
    (r".*", "If-Match", "a version stands in double quotes, which code that is generated from a pattern may not escape"),
    (r".*", "cursor|after", "a cursor is what an earlier answer gave, and its text is nobody's business"),
    # What depends on what is stored.
    (r"create_location|change_location", "/parent_id", "a location is named that is not there, or lies in this one"),
    (r"change_location", "/kind", "an organisation stays one, and nothing else becomes one"),
    (r"create_location", "/location_id", "an id is given once"),
    (r"create_sensor|replace_sensor", "/sensor_id", "an id is given once"),
    (r"create_sensor|change_sensor", "/location_id", "a location is named that is not there"),
    (r"create_sensor|change_sensor", "/polygon_id", "the floorplan of the location must have the polygon"),
    (r"create_webhook|change_webhook", "/filter/(location|sensor)_ids(/.*)?", "a location or sensor is named that is not there"),
    (r"create_webhook", "/start", "a cursor is what an earlier answer gave, and its text is nobody's business"),
    (r"redeliver_webhook", "/from", "a cursor is what an earlier answer gave, and its text is nobody's business"),
    (r"invite_user|change_user", "/location_ids(/.*)?", "a location is named that is not there"),
    # What a pattern cannot say, or not in every language that clients are generated for.
    (r"create_location|change_location", "/time_zone", "the list of time zones grows with the server's own data"),
    (r"(create|change)_(location|sensor)", "/name", "a name must not be blank in any alphabet"),
    (r"create_location|change_location", "/properties", "bytes and levels of nesting are bounded"),
    (r"invite_user", "/email", "letters of an address are those of Unicode, which Python's patterns cannot name"),
    (r"create_client|change_client", "/(callback|sign_out)_urls", "URLs are taken as browsers write them"),
    (r"create_client|change_client", "/(scopes|allowed_grants)", "what a client may have depends on its kind"),
    (r"create_webhook|change_webhook", "/url", "URLs are taken as programs read them, and networks are the operator's"),
    (r"put_location_settings", "/working_hours", "the two hours must not be the same"),
    (r"put_location_settings", "/bands/[A-Za-z0-9]+/[0-9]+/to", "borders rise, and only the last band has none"),
    # That members of a list have an id or a name of their own: uniqueItems would look at whole members, and
    # makes a Set of the list in some generated clients, which JSON writes as {}.
    (r"put_preferences", "/sources/[0-9]+/location_id", "each place comes once"),
    (r"put_views", "/views/[0-9]+/name", "each name comes once"),
    (r"put_preferences|put_views", "", "bytes are bounded in all, as well as members"),
    (r"create_download", "/path", "what may stand in the query is up to the operation that it is for"),
    # Of GeoJSON the document says what clients can be generated from; RFC 7946 says the rest.
    (r"put_floorplan", "(/features/.*|/crs|)", "features are those of RFC 7946, in WGS 84, and nested so far and no farther"),
    # The records of an import are those of an export, and an answer may get members: so the schema does not forbid any.
    (r"import_locations|import_sensors", "/.*", "a member is given that records do not have"),
    # Bodies of text are described in words.
    (r"create_readings.*|import_.*", "header|line.*", "a CSV begins with a header of known columns"),
]

# Problems that are about what is stored, whatever was sent: the answer names each record that is in the way.
STRICT_CODES = {
    "readings_rejected": "a strict request is for all readings or none, and one names what is not there",
    "changed_meanwhile": "If-Match names a version, which an earlier answer gave",
    "import_rejected": "an import is for all records or none, and one names what is not there",
}


@schemathesis.hook
def before_call(context, case, kwargs):
    """Aims what would end the run at something that is not there, and does not wait for readings that nobody posts."""
    wait = (case.query or {}).get("wait")
    if str(wait).isdecimal() and 1 < int(wait) <= 30:
        case.query["wait"] = 1
    if case.method.upper() in ("GET", "HEAD", "OPTIONS"):
        return
    for name, value in (case.path_parameters or {}).items():
        if str(value) in OWN_IDS:
            case.path_parameters[name] = NOBODY


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Whether a failure is one: false for what is excepted above."""
    # Longer than anything that fits the document: the HTTP parser refuses it, ahead of every operation.
    if response.status_code == 431 and case.meta is not None and case.meta.generation.mode.is_negative:
        return False
    # A location is created without a floorplan, which has a path of its own below that of the location.
    if isinstance(failure, EnsureResourceAvailability) and case.operation.path.endswith("/floorplan"):
        return False
    # The address of a download works once, and some request before has used it.
    if isinstance(failure, EnsureResourceAvailability) and case.operation.path == "/downloads/{download_id}":
        return False
    # `before_call` has aimed the request at something that is not there.
    if isinstance(failure, EnsureResourceAvailability) and NOBODY in (case.path_parameters or {}).values():
        return False
    if isinstance(failure, RejectedPositiveData):
        return not is_excepted_refusal(case, read_json(response))
    if isinstance(failure, AcceptedNegativeData):
        # The version that a request rests on is looked at before its body is read.
        if response.status_code == 412:
            return False
        return not tells_what_is_wrong(case, read_json(response))
    return True


def is_excepted_refusal(case, problem):
    if problem.get("code") in STRICT_CODES:
        return True
    operation = case.operation.definition.raw.get("operationId", "")
    pointers = [error["pointer"] for error in problem.get("errors", [])]
    return bool(pointers) and all(is_excepted(operation, pointer) for pointer in pointers)


def is_excepted(operation, pointer):
    return any(
        re.fullmatch(ids, operation) and re.fullmatch(place, pointer, re.DOTALL) for ids, place, _reason in REFUSALS
    )


def tells_what_is_wrong(case, answer):
    """Readings are taken one by one, and a dry run reports instead of refusing: the answer names what is wrong."""
    operation = case.operation.definition.raw.get("operationId", "")
    if operation.startswith("create_readings"):
        return len(answer.get("rejected", [])) > 0
    return operation.startswith("import_") and answer.get("stored") is False and answer.get("rejected", 0) > 0


def read_json(response):
    try:
        answer = json.loads(response.content)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


@schemathesis.serializer("application/x-ndjson", "text/csv")
def serialize_text(context, value):
    """Bodies of text are generated as text; what is generated in its place to be refused is sent as it is written."""
    return (value if isinstance(value, str) else json.dumps(value, default=str)).encode("utf-8", "surrogatepass")
