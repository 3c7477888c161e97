#!/bin/sh
# Posts one reading as a gateway would, with nothing but curl, and reads it back as a user.
#
#     sh examples/post-reading.sh CO2ppm 612
#
# Reads API_URL, OAUTH_URL, GATEWAY_ID, GATEWAY_SECRET, SENSOR_ID and, for reading, CLIENT_ID, CLIENT_SECRET and
# REFRESH_TOKEN; see print-environment.ts. Secrets reach curl through its input: arguments can be seen by other users.
set -eu

var_name=${1:-CO2ppm}
value=${2:-612}

# access_token < form: the access token that the form is worth
access_token() {
  answer=$(curl --silent --show-error --fail-with-body --data @- "$OAUTH_URL/token") || {
    echo "No access token: $answer" >&2
    return 1
  }
  printf '%s' "$answer" |
    sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p'
}

write_token=$(printf 'grant_type=client_credentials&scope=readings:write&client_id=%s&client_secret=%s' \
  "$GATEWAY_ID" "$GATEWAY_SECRET" | access_token)

printf 'Authorization: Bearer %s\n' "$write_token" |
  curl --silent --show-error --fail-with-body --header @- --header 'Content-Type: application/json' \
    --data "{\"readings\": [{\"sensor_id\": \"$SENSOR_ID\", \"var_name\": \"$var_name\", \"time\": $(date +%s), \"value\": $value}]}" \
    "$API_URL/readings?strict=true"
echo

# A gateway may only write. To read, a user has logged in once: the refresh token is the proof.
read_token=$(printf 'grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s' \
  "$CLIENT_ID" "$CLIENT_SECRET" "$REFRESH_TOKEN" | access_token)

printf 'Authorization: Bearer %s\n' "$read_token" |
  curl --silent --show-error --fail-with-body --header @- "$API_URL/sensors/$SENSOR_ID?project=latest&project=value"
echo
