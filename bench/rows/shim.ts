import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withProcess } from '../child-process.ts'
import { findPeer } from '../install-peers.ts'
import { type RunningPeer, withNginx } from '../peers.ts'
import { type BenchRow, type Measured, median } from '../row.ts'

const accessToken = 'x'.repeat(600)
const path = '/sensors/AQ2-000000000007'
const rounds = 5

/**
 * Requests through our shim against the same through nginx; behind both is a third nginx that answers 1 KiB
 * from memory.
 */
export const shim: BenchRow = {
  id: 'shim',
  work: 'requests through the shim, 1 KiB answers',
  against: 'nginx reverse proxy, one worker, static header',
  unit: 'requests/s',
  peers: ['nginx', 'wrk'],
  goal: 0.4,
  async measure() {
    const wrk = findPeer('wrk')
    const directory = mkdtempSync(join(tmpdir(), 'lightfi-bench-shim-'))
    try {
      return await withNginx(directory, 'origin', formatOriginConfig(), (origin) =>
        withNginx(directory, 'proxy', formatProxyConfig(origin), (proxy) =>
          withProcess('programs/shim-token-server.ts', [accessToken], (tokens: RunningPeer) =>
            withProcess(
              'programs/our-shim.ts',
              [writeConfig(directory, origin, tokens)],
              (ours: RunningPeer) => compare(wrk, ours, proxy),
            ),
          ),
        ),
      )
    } finally {
      rmSync(directory, { recursive: true })
    }
  },
}

/** In turn, so that a change of the machine's speed hits both; one round to warm up. */
async function compare(wrk: string, ours: RunningPeer, proxy: RunningPeer): Promise<Measured> {
  const rates: readonly [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round += 1) {
    const pair = [await measureRate(wrk, ours), await measureRate(wrk, proxy)] as const
    if (round === 0) continue
    rates[0].push(pair[0])
    rates[1].push(pair[1])
  }
  return { ours: median(rates[0]), other: median(rates[1]) }
}

async function measureRate(wrk: string, { url }: RunningPeer): Promise<number> {
  const { stdout } = await promisify(execFile)(wrk, ['-t1', '-c16', '-d3s', url + path])
  const [, rate] = /Requests\/sec:\s+([\d.]+)/.exec(stdout) ?? []
  if (rate === undefined || /Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}: ${stdout}`)
  return Number(rate)
}

function formatOriginConfig(): string {
  return `location / { default_type application/json; return 200 "${'x'.repeat(1024)}"; }`
}

function formatProxyConfig({ url }: RunningPeer): string {
  return `location / {
    proxy_pass http://origin;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Authorization "Bearer ${accessToken}";
  }
}
upstream origin {
  server ${new URL(url).host};
  keepalive 64;
  keepalive_requests 1000000000;`
}

function writeConfig(directory: string, origin: RunningPeer, tokens: RunningPeer): string {
  const secret = join(directory, 'secret')
  writeFileSync(secret, 'secret')
  const file = join(directory, 'shim.json')
  const config = {
    server: origin.url,
    logLevel: 'warn',
    oauth: {
      url: `${tokens.url}/oauth2`,
      clientId: 'bench',
      clientSecretFile: secret,
      grant: 'clientCredentials',
    },
    listen: { tcp: { port: 0 } },
    admin: { port: 0 },
  }
  writeFileSync(file, JSON.stringify(config))
  return file
}
