"""Polls the carbon dioxide of one sensor and prints each new reading, with a token that keeps itself fresh.

Usage: poll_co2.py SENSOR [--interval SECONDS] [--readings COUNT] [--polls COUNT]
Environment: API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN, and ACCESS_TOKEN when there is one already.
"""

import argparse
import os
import sys
import time
from datetime import datetime, timezone
from typing import Callable, TypeVar

import openapi_client
from access_token import is_expired, refresh_access_token
from openapi_client.models.var_name import VarName
from openapi_client.rest import ApiException

Answer = TypeVar("Answer")


class RefreshingApi:
    """Calls the API, refreshes the access token before it ends, and once more when the API refuses it."""

    def __init__(self, api_url: str, token_request: dict[str, str], access_token: str | None = None):
        self.configuration = openapi_client.Configuration(host=api_url)
        self.configuration.access_token = access_token
        self.access_token = access_token
        self.token_request = token_request

    def refresh(self) -> None:
        self.access_token = refresh_access_token(**self.token_request)
        self.configuration.access_token = self.access_token

    def call(self, operation: Callable[[openapi_client.DefaultApi], Answer]) -> Answer:
        if is_expired(self.access_token):
            print("No access token that lasts: refreshing.", file=sys.stderr)
            self.refresh()
        try:
            return self.call_once(operation)
        except ApiException as error:
            if error.status != 401:
                raise
            print("The access token was refused: refreshing.", file=sys.stderr)
            self.refresh()
            return self.call_once(operation)

    def call_once(self, operation: Callable[[openapi_client.DefaultApi], Answer]) -> Answer:
        with openapi_client.ApiClient(self.configuration) as api_client:
            return operation(openapi_client.DefaultApi(api_client))


def find_co2(sensor) -> tuple[float, float] | None:
    """Time (Unix seconds) and value (ppm) of the newest CO2 datum, if the sensor has one."""
    for datum in sensor.data or []:
        if datum.var_name == VarName.CO2PPM and datum.time is not None and datum.value is not None:
            return datum.time, datum.value
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description="Print each new CO2 reading of a sensor.")
    parser.add_argument("sensor")
    parser.add_argument("--interval", type=float, default=60, help="seconds between two polls")
    parser.add_argument("--readings", type=int, default=sys.maxsize, help="end after this many new readings")
    parser.add_argument("--polls", type=int, default=sys.maxsize, help="give up after this many polls")
    arguments = parser.parse_args()
    token_request = {
        name: os.environ[name.upper()] for name in ("oauth_url", "client_id", "client_secret", "refresh_token")
    }
    api = RefreshingApi(os.environ["API_URL"], token_request, os.environ.get("ACCESS_TOKEN"))

    printed, last = 0, None
    for poll in range(arguments.polls):
        if poll > 0:
            time.sleep(arguments.interval)
        sensor = api.call(
            lambda client: client.read_latest_sensor_information_sensors_sensor_id_get(
                arguments.sensor, project=["latest", "value"]
            )
        )
        newest = find_co2(sensor)
        if newest is None or newest == last:
            continue
        last = newest
        measured = datetime.fromtimestamp(newest[0], timezone.utc)
        print(f"{measured:%Y-%m-%d %H:%M:%S} CO2 level: {newest[1]:g} ppm", flush=True)
        printed += 1
        if printed == arguments.readings:
            return 0
    print(f"Only {printed} new readings in {arguments.polls} polls.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
