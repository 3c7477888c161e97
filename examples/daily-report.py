#!/usr/bin/env python3
"""Reports how warm, how full and how well aired each place was, day by day, in working hours.

    python3 examples/daily-report.py                      # what lies in your base location
    python3 examples/daily-report.py LOCATION --days 7    # the rooms of a floor

Reads API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN from the environment. Needs: pip install requests
"""

import argparse
import datetime
import os

import requests

VARIABLES = {"CO2ppm": ("ppm", "avg"), "temperatureC": ("°C", "avg"), "motionEvent": ("in use", "utl")}


class Api(requests.Session):
    """A session that gets itself an access token, and another when the API no longer takes it."""

    def refresh(self):
        form = {name.lower(): os.environ[name] for name in ("CLIENT_ID", "CLIENT_SECRET", "REFRESH_TOKEN")}
        form["grant_type"] = "refresh_token"
        answer = requests.post(os.environ["OAUTH_URL"] + "/token", data=form, timeout=30)
        if not answer.ok:  # the body says why (RFC 6749 section 5.2)
            raise SystemExit(f"The access token was refused: {answer.text}")
        self.headers["Authorization"] = "Bearer " + answer.json()["access_token"]

    def read(self, path, **query):
        for attempt in range(2):
            if attempt > 0 or "Authorization" not in self.headers:
                self.refresh()
            answer = self.get(os.environ["API_URL"] + path, params=query, timeout=60)
            if answer.status_code != 401:
                break
        if not answer.ok:  # a problem document says what would be right
            raise SystemExit(f"The API answered {answer.status_code}: {answer.text}")
        return answer.json()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("location", nargs="?", help="default: your first base location")
    parser.add_argument("--days", type=int, default=7)
    options = parser.parse_args()

    api = Api()
    location = options.location or api.read("/locations")["data"][0]["location_id"]
    inside = api.read(f"/locations/{location}/")
    names = {place["location_id"]: place["name"] for place in inside["locations"]}
    names |= {sensor["sensor_id"]: sensor["name"] for sensor in inside["sensors"]}
    first = datetime.date.today() - datetime.timedelta(days=options.days)

    print(inside["location"]["name"])
    for var_name, (unit, figure) in VARIABLES.items():
        daily = api.read(f"/locations/{location}/{var_name}/daily", **{"from": first, "hours": "8-18"})
        for place in daily["data"]:
            name = names.get(place.get("location_id") or place.get("sensor_id"), "?")
            for day in place["data"]:
                # A day on which nothing was measured has no figures; coverage says how much of it was.
                value = "no data" if day.get(figure) is None else f"{day[figure]:.2f} {unit}"
                print(f"{day['date']}  {name:<24} {var_name:<14} {value:<16} {day['coverage']:>5.0%} covered")


if __name__ == "__main__":
    main()
