import { obtainRefreshToken } from '../../compat/drive-login.ts'
import { withProcess } from '../child-process.ts'
import { prepareDataDirectory } from '../fixture.ts'
import { compareRates, type LoadRequest } from '../load.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, type Measured, median } from '../row.ts'

interface BareProvider {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly refreshToken: string
}

/**
 * Refresh grants, the state durable, against the library alone with everything in memory; both sign with
 * ES256.
 */
export const refresh: BenchRow = {
  id: 'refresh',
  work: 'refresh grants, state durable',
  against: 'bare oidc-provider, memory adapter',
  unit: 'requests/s',
  goal: 0.8,
  async measure() {
    return withProcess('programs/our-server.ts', [await prepareDataDirectory()], (ours: OurServer) =>
      withProcess('programs/bare-oidc-provider.ts', [], (bare: BareProvider) => compareGrants(ours, bare)),
    )
  },
}

async function compareGrants(ours: OurServer, bare: BareProvider): Promise<Measured> {
  const ourRequest = buildGrantRequest({
    tokenUrl: `${ours.url}/oauth2/token`,
    ...ours.confidential,
    refreshToken: await loginToOurs(ours),
  })
  const [rates, bareRates] = await compareRates(ourRequest, buildGrantRequest(bare))
  return { ours: median(rates), other: median(bareRates) }
}

function loginToOurs({ url, confidential, username, password }: OurServer): Promise<string> {
  return obtainRefreshToken({ oauthUrl: `${url}/oauth2`, ...confidential, username, password })
}

function buildGrantRequest({ tokenUrl, clientId, clientSecret, refreshToken }: BareProvider): LoadRequest {
  return {
    url: tokenUrl,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
    }).toString(),
  }
}
