import { obtainRefreshToken } from '../../compat/drive-login.ts'
import { startProcess } from '../child-process.ts'
import { prepareDataDirectory } from '../fixture.ts'
import { compareRates, type LoadRequest } from '../load.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, median } from '../row.ts'

interface BareProvider {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly refreshToken: string
}

/** Refresh grants, the state durable, against the library alone with everything in memory; both sign with ES256. */
export const refresh: BenchRow = {
  id: 'refresh',
  work: 'refresh grants, state durable',
  against: 'bare oidc-provider, memory adapter',
  unit: 'requests/s',
  goal: 0.8,
  async measure() {
    await using ours = await startProcess<OurServer>('programs/our-server.ts', [await prepareDataDirectory()])
    await using bare = await startProcess<BareProvider>('programs/bare-oidc-provider.ts', [])
    const [rates, bareRates] = await compareRates(
      describeGrant({
        tokenUrl: `${ours.ready.url}/oauth2/token`,
        ...ours.ready.confidential,
        refreshToken: await loginToOurs(ours.ready),
      }),
      describeGrant(bare.ready),
    )
    return { ours: median(rates), other: median(bareRates) }
  },
}

function loginToOurs({ url, confidential, username, password }: OurServer): Promise<string> {
  return obtainRefreshToken({ oauthUrl: `${url}/oauth2`, ...confidential, username, password })
}

function describeGrant({ tokenUrl, clientId, clientSecret, refreshToken }: BareProvider): LoadRequest {
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
