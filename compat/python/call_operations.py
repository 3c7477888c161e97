"""Calls every operation of the generated client: one call for each line of JSON on standard input, one line of answer.

Environment: API_URL, ACCESS_TOKEN. The same program for both generators; what differs is at the top.
"""

import base64
import json
import os
import sys

import openapi_client as client
from openapi_client.rest import ApiException

# The newest generator wraps a value of two types into a class of its own, names a parameter "from" var_from, and has
# methods without and with preloaded content; the old one has none of these.
IS_NEW = hasattr(client, "ReadingInputTime")
FROM = "var_from" if IS_NEW else "_from"


def instant(time):
    return client.ReadingInputTime(time) if IS_NEW else time


def build(model, values):
    """A model of the old generator leaves out what is None; a dict is sent as it is."""
    return values if not IS_NEW and None in values.values() else model(**values)


def build_readings(values):
    readings = [client.ReadingInput(**{**reading, "time": instant(reading["time"])}) for reading in values["readings"]]
    return client.ReadingBatch(readings=readings)


BODIES = {
    "change_client": lambda values: build(client.ClientChanges, values),
    "change_location": lambda values: build(client.LocationChanges, values),
    "change_sensor": lambda values: build(client.SensorChanges, values),
    "change_user": lambda values: build(client.UserChanges, values),
    "create_client": lambda values: build(client.ClientInput, values),
    "create_location": lambda values: build(client.LocationInput, values),
    "create_readings_readings_post": build_readings,
    "replace_sensor": lambda values: build(client.SensorReplacement, values),
    "create_sensor": lambda values: build(client.SensorInput, values),
    "import_locations": lambda values: client.LocationRecords(
        locations=[client.LocationRecord(**record) for record in values["locations"]]
    ),
    "import_sensors": lambda values: client.SensorRecords(
        sensors=[client.SensorRecord(**record) for record in values["sensors"]]
    ),
    "invite_user": lambda values: build(client.UserInvitation, values),
    "change_webhook": lambda values: build(client.WebhookChanges, values),
    "create_webhook": lambda values: build(client.WebhookInput, values),
    "redeliver_webhook": lambda values: client.Redelivery(**{"from" if IS_NEW else "_from": values["from"]}),
    "rotate_webhook_secret": lambda values: build(client.SecretRotation, values),
    "create_download": lambda values: build(client.DownloadInput, values),
    "put_location_settings": lambda values: build(client.LocationSettingsInput, values),
    "preview_retention": lambda values: build(client.RetentionInput, values),
    "put_retention": lambda values: build(client.RetentionInput, values),
    "put_preferences": lambda values: build(client.PreferencesInput, values),
    "put_views": lambda values: build(client.SavedViewsInput, values),
    "put_floorplan": lambda values: build(client.Floorplan, values),
}


def method_name(operation):
    """How both generators spell an operation id: runs of underscores become one."""
    return "_".join(part for part in operation.split("_") if part)


def call(api, asked):
    """The status, what the client made of the answer, and what was on the wire."""
    name = method_name(asked["operation"])
    arguments = list(asked.get("path", {}).values())
    if "body" in asked:
        arguments.append(BODIES[asked["operation"]](asked["body"]))
    query = {FROM if key == "from" else key: value for key, value in asked.get("query", {}).items()}
    if asked.get("isFile"):
        return read_file(api, name, arguments, query)
    answer = getattr(api, name + "_with_http_info")(*arguments, **query)
    if IS_NEW:
        status, model, wire = answer.status_code, answer.data, answer.raw_data
    else:
        (model, status, _), wire = answer, api.api_client.last_response.data
    body = api.api_client.sanitize_for_serialization(model)
    return {"status": status, "body": body, "wireBody": json.loads(wire) if wire else None}


def read_file(api, name, arguments, query):
    if IS_NEW:
        answer = getattr(api, name + "_without_preload_content")(*arguments, **query)
    else:
        answer = getattr(api, name)(*arguments, _preload_content=False, **query)
    return {"status": answer.status, "file": base64.b64encode(answer.data).decode()}


def main():
    configuration = client.Configuration(host=os.environ["API_URL"])
    configuration.access_token = os.environ["ACCESS_TOKEN"]
    with client.ApiClient(configuration) as api_client:
        api = client.DefaultApi(api_client)
        for line in sys.stdin:
            try:
                answer = call(api, json.loads(line))
            except ApiException as error:
                answer = {"status": error.status, "body": json.loads(error.body)}
            except Exception as error:  # what the client refuses is told to the test, which fails
                answer = {"refusal": f"{type(error).__name__}: {error}"}
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
