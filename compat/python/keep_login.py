"""Keeps logins alive with the two OAuth2 libraries that Python programs use, as they are out of the box.

For each line of JSON on standard input - library, client_id, client_secret, scope (or null) - it prints the address to log
in at, reads the address that the browser comes back to, calls the API once, and once more after each of three expiries of the
access token, which the library notices and mends by itself. Then it prints what it was given.
Environment: API_URL, OAUTH_URL, REDIRECT_URI.
"""

import json
import os
import sys
import warnings

# The libraries insist on TLS otherwise; this program speaks to a server on the same machine.
os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"

from authlib.integrations.requests_client import OAuth2Session as AuthlibSession
from requests_oauthlib import OAuth2Session as RequestsSession

API_URL, OAUTH_URL, REDIRECT_URI = (os.environ[name] for name in ("API_URL", "OAUTH_URL", "REDIRECT_URI"))
REFRESHES = 3


def create_authlib(client_id, client_secret, scope, keep):
    return AuthlibSession(
        client_id,
        client_secret,
        scope=scope,
        redirect_uri=REDIRECT_URI,
        token_endpoint=f"{OAUTH_URL}/token",
        update_token=lambda token, **_: keep(token),
    )


def create_requests_oauthlib(client_id, client_secret, scope, keep):
    return RequestsSession(
        client_id,
        scope=scope,
        redirect_uri=REDIRECT_URI,
        auto_refresh_url=f"{OAUTH_URL}/token",
        auto_refresh_kwargs={"client_id": client_id, "client_secret": client_secret},
        token_updater=keep,
    )


def begin(library, session):
    start = session.create_authorization_url if library == "authlib" else session.authorization_url
    return start(f"{OAUTH_URL}/authorize")[0]


def redeem(library, session, callback, client_secret):
    secret = {} if library == "authlib" else {"client_secret": client_secret}
    return session.fetch_token(f"{OAUTH_URL}/token", authorization_response=callback, **secret)


def read_locations(session):
    answer = session.get(f"{API_URL}/locations")
    answer.raise_for_status()
    return len(answer.json()["data"])


def keep_login(library, client_id, client_secret, scope):
    """What was given at the login and at each refresh, and how many base locations were seen each time."""
    create = create_authlib if library == "authlib" else create_requests_oauthlib
    given = []
    session = create(client_id, client_secret, scope, lambda token: given.append(dict(token)))
    print(json.dumps({"url": begin(library, session)}), flush=True)
    callback = json.loads(sys.stdin.readline())
    given.append(dict(redeem(library, session, callback, client_secret)))
    seen = [read_locations(session)]
    for _ in range(REFRESHES):
        session.token = {**given[-1], "expires_at": 1, "expires_in": -1}
        seen.append(read_locations(session))
    scopes = [token["scope"] if isinstance(token["scope"], list) else token["scope"].split() for token in given]
    return {
        "seen": seen,
        "scopes": [sorted(each) for each in scopes],
        "refreshTokens": len({token["refresh_token"] for token in given}),
        "accessTokens": len({token["access_token"] for token in given}),
    }


def main():
    warnings.simplefilter("error", category=UserWarning)
    for line in sys.stdin:
        try:
            answer = keep_login(**json.loads(line))
        except BaseException as error:  # a changed scope is raised as a Warning, which is told to the test
            answer = {"failure": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
