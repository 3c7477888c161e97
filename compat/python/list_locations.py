"""Lists the base locations of the caller and the properties of each, through the generated client.

Environment: API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN.
"""

import os
import sys

import openapi_client
from access_token import refresh_access_token
from openapi_client.rest import ApiException


def main() -> int:
    configuration = openapi_client.Configuration(host=os.environ["API_URL"])
    configuration.access_token = refresh_access_token(
        os.environ["OAUTH_URL"],
        os.environ["CLIENT_ID"],
        os.environ["CLIENT_SECRET"],
        os.environ["REFRESH_TOKEN"],
    )
    with openapi_client.ApiClient(configuration) as api_client:
        api = openapi_client.DefaultApi(api_client)
        try:
            for base in api.read_base_location_properties_locations_get().data:
                location = api.read_location_properties(base.location_id)
                print(f"{location.location_id}\t{location.kind}\t{location.name}\t{location.time_zone}")
        except ApiException as error:
            print(f"The API answered {error.status}: {error.body}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
