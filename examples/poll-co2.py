#!/usr/bin/env python3
"""Prints each new CO2 reading of a sensor, with nothing but requests.

    python3 examples/poll-co2.py            # until Ctrl-C
    python3 examples/poll-co2.py --count 1  # one reading

Reads API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN and SENSOR_ID; see print-environment.ts.
"""

import argparse
import datetime
import os
import sys
import time

import requests

TIMEOUT_S = 30


class Session:
    """Calls the API with an access token that it renews when the API no longer takes it."""

    def __init__(self):
        self.api_url = os.environ["API_URL"]
        self.access_token = None

    def refresh(self):
        answer = requests.post(
            os.environ["OAUTH_URL"] + "/token",
            data={
                "grant_type": "refresh_token",
                "client_id": os.environ["CLIENT_ID"],
                "client_secret": os.environ["CLIENT_SECRET"],
                "refresh_token": os.environ["REFRESH_TOKEN"],
            },
            timeout=TIMEOUT_S,
        )
        answer.raise_for_status()
        self.access_token = answer.json()["access_token"]

    def get(self, path, **query):
        for attempt in range(2):
            if self.access_token is None or attempt > 0:
                self.refresh()
            answer = requests.get(
                self.api_url + path,
                params=query,
                headers={"Authorization": "Bearer " + self.access_token},
                timeout=TIMEOUT_S,
            )
            if answer.status_code != 401:
                break
        answer.raise_for_status()
        return answer.json()


def latest_co2(session, sensor_id):
    """The newest CO2 datum of a sensor, None where it never reported one."""
    sensor = session.get("/sensors/" + sensor_id, project=["latest", "value"])
    return next((datum for datum in sensor["data"] if datum["var_name"] == "CO2ppm"), None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, help="end after so many readings")
    parser.add_argument("--every", type=float, default=10, help="seconds between two looks (default 10)")
    options = parser.parse_args()

    session = Session()
    last_time = None
    printed = 0
    while True:
        datum = latest_co2(session, os.environ["SENSOR_ID"])
        if datum is not None and datum["time"] != last_time:
            last_time = datum["time"]
            when = datetime.datetime.fromtimestamp(last_time).astimezone().isoformat(timespec="seconds")
            print(when, f'{datum["value"]:g} ppm', flush=True)
            printed += 1
        if options.count is not None and printed >= options.count:
            return
        time.sleep(options.every)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
