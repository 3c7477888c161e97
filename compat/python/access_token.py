"""Access tokens from a refresh token: how to tell that one has ended, and how to get the next."""

import time

import httpx
import jwt

MARGIN_S = 10


def is_expired(access_token: str | None) -> bool:
    """Whether a token has ended or is about to, by its own `exp`, which is not verified: the API does that."""
    if access_token is None:
        return True
    claims = jwt.decode(access_token, options={"verify_signature": False})
    return claims.get("exp", 0) <= time.time() + MARGIN_S


def refresh_access_token(oauth_url: str, client_id: str, client_secret: str, refresh_token: str) -> str:
    """A new access token. The refresh token stays the same for as long as it lives."""
    answer = httpx.post(
        f"{oauth_url}/token",
        data={
            "grant_type": "refresh_token",
            "client_id": client_id,
            "client_secret": client_secret,
            "refresh_token": refresh_token,
        },
    )
    if answer.is_error:  # raise_for_status alone would hide why: the body says it (RFC 6749 section 5.2)
        raise httpx.HTTPStatusError(
            f"{answer.status_code} from {answer.url}: {answer.text}", request=answer.request, response=answer
        )
    return answer.json()["access_token"]
