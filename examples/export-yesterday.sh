#!/bin/sh
# Exports all readings of yesterday, by the wall clock of the building, as one CSV file a day. For cron:
#
#     15 3 * * *  . /etc/lightfi.env && TZ=Europe/London sh export-yesterday.sh /var/lib/readings
#
# Reads API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN and LOCATION_ID from the environment; keep them in a
# file of mode 600. Needs curl and GNU date. A file is there whole or not at all, and running it again replaces it.
set -eu

folder=${1:-.}
day=$(date -d yesterday +%F)
from=$(date -d "$day 00:00" +%s)
to=$(date -d "$day 00:00 1 day" +%s)

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
