#!/bin/sh
# Exports all readings of yesterday, by the wall clock of the building, as one CSV file a day. For cron:
#
#     15 3 * * *  . /etc/lightfi.env && TZ=Europe/London sh export-yesterday.sh /var/lib/readings
#
# A second argument names another day, e.g. 2026-01-31, for days on which the machine was off.
#
# Reads API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN and LOCATION_ID from the environment; keep them in a
# file of mode 600. Needs curl and GNU date. A file is there whole or not at all, and running it again replaces it.
set -eu

# start_of DATE: the first second of a local day. Where clocks go forward at midnight there is no 00:00 to ask for, and
# a few days in history do not exist at all, so the second is searched for: times rise, and so do their dates.
start_of() {
  wanted=$(echo "$1" | tr -d -)
  early=$(($(date -u -d "$1" +%s) - 86400)) # no place is a day ahead of UTC or behind it
  late=$((early + 172800))
  while [ $((late - early)) -gt 1 ]; do
    middle=$(((early + late) / 2))
    if [ "$(date -d "@$middle" +%Y%m%d)" -ge "$wanted" ]; then late=$middle; else early=$middle; fi
  done
  echo "$late"
}

folder=${1:-.}
if [ $# -gt 1 ]; then
  day=$(date -u -d "$2" +%F)
  to=$(start_of "$(date -u -d "$day 1 day" +%F)")
else
  to=$(start_of "$(date +%F)")
  day=$(date -d "@$((to - 1))" +%F)
fi
from=$(start_of "$day")

# Secrets reach curl through its input: arguments can be seen by other users.
answer=$(printf 'grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s' \
  "$CLIENT_ID" "$CLIENT_SECRET" "$REFRESH_TOKEN" |
  curl --silent --show-error --fail-with-body --retry 5 --data @- "$OAUTH_URL/token") || {
  echo "No access token: $answer" >&2
  exit 1
}
token=$(printf '%s' "$answer" | sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p')

unfinished=$(mktemp "$folder/.readings.XXXXXX")
trap 'rm -f "$unfinished"' EXIT

printf 'Authorization: Bearer %s\n' "$token" |
  curl --silent --show-error --fail --retry 5 --header @- --output "$unfinished" \
    "$API_URL/readings?location_id=$LOCATION_ID&from=$from&to=$to&format=csv&time_format=rfc3339"

mv "$unfinished" "$folder/readings-$day.csv"
trap - EXIT
echo "$folder/readings-$day.csv: $(($(wc -l <"$folder/readings-$day.csv") - 1)) readings"
