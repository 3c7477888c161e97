"""Daily metrics of two published data sets, computed from their files and nothing else.

usage: real_data_daily.py FOLDER     (with uci-occupancy and sdu-office in it; needs Python 3.9 with time zone data)

Prints {"0-24 | 8-18": {"sensor id/var_name": {"date": {count, min, max, avg, coverage}}}}, hours by the wall clock. A value
covers five minutes. The days of sdu-office are in random order and say only their weekday, so for each weekday the lowest DayId
is taken as the earliest date from 22 March to 5 April 2017; a minute that the clocks skip is left out.
"""

import csv
import json
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

REACH = timedelta(minutes=5)


def to_utc(local, zone):
    """None for a local time that does not exist."""
    aware = local.replace(tzinfo=zone)
    utc = aware.astimezone(timezone.utc)
    return utc if utc.astimezone(zone).replace(tzinfo=None) == local else None


def read_uci(folder):
    zone = ZoneInfo("Europe/Brussels")
    columns = {"Temperature": "temperatureC", "CO2": "CO2ppm", "Humidity": "relativeHumidity"}
    series = {f"AQ2-0C1000000001/{name}": [] for name in columns.values()}
    for name in ("datatest", "datatraining", "datatest2"):
        with open(f"{folder}/uci-occupancy/{name}.txt", newline="") as file:
            rows = csv.reader(file)
            header = ["row"] + next(rows)
            for row in rows:
                cells = dict(zip(header, row))
                time = to_utc(datetime.fromisoformat(cells["date"]), zone)
                for column, var_name in columns.items():
                    series[f"AQ2-0C1000000001/{var_name}"].append((time, float(cells[column])))
    return {key: (zone, data) for key, data in series.items()}


def read_sdu(folder):
    zone = ZoneInfo("Europe/Copenhagen")
    series = {}
    for kind, prefix, var_name in (("co2", "AQ2", "CO2ppm"), ("occ", "HAL", "occSignatures")):
        for room in (1, 2, 3, 4):
            with open(f"{folder}/sdu-office/{kind}_room_{room}.csv", newline="") as file:
                rows = [(int(r[0]), int(r[2]), r[1], float(r[4])) for r in list(csv.reader(file))[1:]]
            date_of = {}
            for weekday in range(7):
                ids = sorted({r[0] for r in rows if r[1] == weekday})
                dates = [d for d in (date(2017, 3, 22) + timedelta(n) for n in range(15)) if d.weekday() == weekday]
                date_of.update(zip(ids, dates))
            data = []
            for day_id, _, clock, value in rows:
                time = to_utc(datetime.fromisoformat(f"{date_of[day_id]}T{clock}"), zone)
                if time is not None:
                    data.append((time, value))
            series[f"{prefix}-5D000000000{room}/{var_name}"] = (zone, data)
    return series


def measure(zone, data, first_hour, end_hour):
    days = {}
    for time, value in data:
        local = time.astimezone(zone)
        values = days.setdefault(local.date(), [])
        if first_hour <= local.hour < end_hour:
            values.append(value)
    times = sorted(time for time, _ in data)
    return {str(day): describe(times, values, *bounds(zone, day, first_hour, end_hour)) for day, values in days.items()}


def bounds(zone, day, first_hour, end_hour):
    midnight = datetime.fromisoformat(f"{day}T00:00:00")
    hours = (midnight + timedelta(hours=hour) for hour in (first_hour, end_hour))
    return [hour.replace(tzinfo=zone).astimezone(timezone.utc) for hour in hours]


def describe(times, values, first, last):
    covered, end = timedelta(0), first
    for time in times:
        if first - REACH < time < last:
            start, stop = max(time, end), min(time + REACH, last)
            covered += max(stop - start, timedelta(0))
            end = max(end, stop)
    figures = {"min": min(values), "max": max(values), "avg": sum(values) / len(values)} if values else {}
    return {"count": len(values), "coverage": covered / (last - first), **figures}


folder = sys.argv[1]
everything = {**read_uci(folder), **read_sdu(folder)}
print(
    json.dumps(
        {
            f"{first}-{end}": {key: measure(zone, data, first, end) for key, (zone, data) in everything.items()}
            for first, end in ((0, 24), (8, 18))
        }
    )
)
