import autocannon from 'autocannon'

/** A request that is repeated. */
export interface LoadRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Record<string, string>
  readonly body?: string
}

const connections = 16
const rounds = 5
const secondsPerRound = 3

/**
 * Requests per second of two servers, measured in turn so that a change of the machine's speed hits both; the
 * median of the rounds, after one round to warm up.
 * @throws Error when an answer is not 200.
 */
export async function compareRates(
  ours: LoadRequest,
  other: LoadRequest,
): Promise<readonly [number[], number[]]> {
  const rates: readonly [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round += 1) {
    const pair = [await measureRate(ours), await measureRate(other)] as const
    if (round === 0) continue
    rates[0].push(pair[0])
    rates[1].push(pair[1])
  }
  return rates
}

async function measureRate(request: LoadRequest): Promise<number> {
  const result = await autocannon({ ...request, connections, duration: secondsPerRound })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${request.url}: ${result.non2xx} answers other than 2xx and ${result.errors} errors`)
  }
  return result.requests.average
}
