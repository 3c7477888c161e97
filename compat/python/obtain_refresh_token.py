"""Obtains a refresh token through the hosted login page.

A web server for one person on one machine: open http://localhost:3000 in a browser, log in, and the tokens are shown.
Environment: OAUTH_URL, CLIENT_ID, CLIENT_SECRET, and PORT when 3000 is not the registered one.
"""

import os
from urllib.parse import urlencode

import requests
from flask import Flask, jsonify, redirect, request

OAUTH_URL = os.environ["OAUTH_URL"]
CLIENT_ID = os.environ["CLIENT_ID"]
CLIENT_SECRET = os.environ["CLIENT_SECRET"]
PORT = int(os.environ.get("PORT", "3000"))
# Without a slash at the end, as the documentation has it, though http://localhost:3000/ is what is registered.
REDIRECT_URI = f"http://localhost:{PORT}"
SCOPE = "aws.cognito.signin.user.admin"

app = Flask(__name__)


def exchange_code(code: str) -> requests.Response:
    """Gives the code of the redirect to the token endpoint, with the client's secret in the body."""
    return requests.post(
        f"{OAUTH_URL}/token",
        data={
            "grant_type": "authorization_code",
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "redirect_uri": REDIRECT_URI,
            "code": code,
        },
        timeout=30,
    )


@app.get("/")
def index():
    code = request.args.get("code")
    if code is not None:
        answer = exchange_code(code)
        return jsonify(answer.json()), answer.status_code
    if "error" in request.args:
        return jsonify(request.args), 400
    query = urlencode(
        {"response_type": "code", "client_id": CLIENT_ID, "scope": SCOPE, "redirect_uri": REDIRECT_URI}
    )
    return redirect(f"{OAUTH_URL}/authorize?{query}")


if __name__ == "__main__":
    app.run(port=PORT)
