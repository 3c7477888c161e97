import assert from 'node:assert/strict'

/** Fetches an access token of a client that acts for itself. */
export async function fetchToken(
  url: string,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  scope = 'readings:read readings:write',
): Promise<string> {
  const response = await fetch(`${url}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope,
    }),
  })
  assert.equal(response.status, 200, 'logins go on')
  return ((await response.json()) as { access_token: string }).access_token
}
