import type { OurServer } from './programs/our-server.ts'

/** An access token that reads, by client credentials. */
export async function fetchServiceToken({
  url,
  service,
}: Pick<OurServer, 'url' | 'service'>): Promise<string> {
  const response = await fetch(`${url}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: service.clientId,
      client_secret: service.clientSecret,
      scope: 'readings:read readings:write',
    }),
  })
  if (!response.ok)
    throw new Error(`the token endpoint answered ${response.status}: ${await response.text()}`)
  const { access_token } = (await response.json()) as { access_token: string }
  return access_token
}
