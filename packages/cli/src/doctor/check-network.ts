import { lookup } from 'node:dns/promises'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { findTlsAdvice } from '@openlightfi/client'
import { findProxy, type HttpProxy } from '@openlightfi/client/node'
import { nameProxy, openTunnel } from '@openlightfi/client/proxy'
import type { CliEnvironment } from '../cli-environment.ts'
import { exitCodes } from '../exit-code.ts'
import { type Finding, formatCause } from './check.ts'

/** How long each step may take, milliseconds. */
const patienceMs = 5_000
/** A certificate that ends sooner is worth a warning, days. */
const fewDays = 14

/** A host and a port. */
interface Address {
  readonly host: string
  readonly port: number
}

type Step = [check: string, look: () => Promise<Finding>]

/**
 * Checks the way to a server, step by step: its name, a connection, and its certificate where the URL is
 * https; where a proxy stands in between, the name and the port are the proxy's, which then has to let us
 * through. The steps after a failed one are skipped.
 *
 * @throws ProxySettingError for a variable that names no HTTP proxy.
 */
export async function checkNetwork(
  server: string,
  { now, variables }: Pick<CliEnvironment, 'now' | 'variables'>,
): Promise<Finding[]> {
  const url = new URL(server)
  const isTls = url.protocol === 'https:'
  const proxy = findProxy(url, variables)
  const target = readAddress(url)
  const first = proxy ? readAddress(new URL(proxy.origin)) : target
  const blamed = proxy ? nameProxy(proxy) : undefined
  const connect = () => connectTo(target, proxy)
  const steps: Step[] = [
    ...(proxy ? [['proxy', async () => reportProxy(proxy)] as Step] : []),
    ['dns', () => checkName(first.host, proxy)],
    ['tcp', () => checkPort(first, blamed)],
    ...(proxy && isTls ? [['tunnel', () => checkTunnel(target, proxy)] as Step] : []),
    ...(isTls ? [['tls', () => checkCertificate(target.host, connect, now)] as Step] : []),
  ]
  const findings: Finding[] = []
  for (const [check, look] of steps) {
    const isBlocked = findings.some(({ status }) => status === 'fail')
    findings.push(isBlocked ? { check, status: 'skip', detail: 'the step before failed' } : await look())
  }
  return findings
}

function readAddress({ protocol, hostname, port }: URL): Address {
  const usual = protocol === 'https:' ? 443 : 80
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || usual }
}

function reportProxy({ origin, variable, authorization }: HttpProxy): Finding {
  const login = authorization === undefined ? 'without a password' : 'with a user and a password'
  return { check: 'proxy', status: 'ok', detail: `through ${origin}, ${login}, as ${variable} says` }
}

async function checkTunnel({ host, port }: Address, proxy: HttpProxy): Promise<Finding> {
  try {
    const socket = await openTunnel(proxy, `${host}:${port}`, patienceMs)
    socket.destroy()
    return { check: 'tunnel', status: 'ok', detail: `the proxy connects to ${host}:${port}` }
  } catch (error) {
    const advice = `Ask whoever runs the proxy; NO_PROXY=${host} goes around it, where that is allowed.`
    return fail('tunnel', formatCause(error), advice)
  }
}

async function connectTo({ host, port }: Address, proxy: HttpProxy | undefined): Promise<Socket> {
  if (proxy) return openTunnel(proxy, `${host}:${port}`, patienceMs)
  return openSocket(connectTcp({ host, port }), 'connect')
}

async function checkName(host: string, proxy: HttpProxy | undefined): Promise<Finding> {
  try {
    const addresses = await lookup(host, { all: true })
    return {
      check: 'dns',
      status: 'ok',
      detail: `${host} is ${addresses.map(({ address }) => address).join(', ')}`,
    }
  } catch (error) {
    const advice = proxy
      ? `Check the spelling in ${proxy.variable}, and the name servers of this machine. The name of the server was not asked for: the proxy does that.`
      : 'Check the spelling of --server, and the name servers of this machine. Where only a proxy knows other machines, name it in HTTPS_PROXY.'
    return fail('dns', `${proxy ? `the proxy ${host}` : host} cannot be found: ${formatCause(error)}`, advice)
  }
}

/** @param blamed the proxy whose port it is, if it is one's. */
async function checkPort({ host, port }: Address, blamed: string | undefined): Promise<Finding> {
  const started = performance.now()
  try {
    const socket = await openSocket(connectTcp({ host, port }), 'connect')
    socket.destroy()
    const ms = Math.round(performance.now() - started)
    const detail = `port ${port}${blamed === undefined ? '' : ' of the proxy'} answers within ${ms} ms`
    return { check: 'tcp', status: 'ok', detail }
  } catch (error) {
    const [what, advice] =
      blamed === undefined
        ? [`port ${port}`, 'Check that the server runs, the port of --server, and firewalls in between.']
        : [
            blamed,
            'The server itself was not asked. Check the proxy, or name the server in NO_PROXY to go around it.',
          ]
    return fail('tcp', `${what} cannot be reached: ${formatCause(error)}`, advice)
  }
}

async function checkCertificate(
  host: string,
  connect: () => Promise<Socket>,
  now: () => number,
): Promise<Finding> {
  try {
    const tls = connectTls({ socket: await connect(), ...(isIP(host) === 0 && { servername: host }), host })
    const socket = await openSocket(tls, 'secureConnect')
    const { valid_to: validTo } = socket.getPeerCertificate()
    const protocol = socket.getProtocol()
    socket.destroy()
    const days = Math.floor((Date.parse(validTo) - now()) / 86_400_000)
    const detail = `${protocol}, the certificate is good for ${days} more days`
    if (days >= fewDays) return { check: 'tls', status: 'ok', detail }
    return { check: 'tls', status: 'warn', detail, advice: 'Renew the certificate of the server.' }
  } catch (error) {
    const advice = findTlsAdvice(error)
    const order =
      advice === undefined
        ? 'The certificate cannot be trusted. Do not go on.'
        : `${advice} Otherwise do not go on.`
    return fail('tls', `no trusted connection: ${formatCause(error)}`, order)
  }
}

function fail(check: string, detail: string, advice: string): Finding {
  return { check, status: 'fail', detail, advice, exitCode: exitCodes.network }
}

/** Resolves when the socket is ready. @throws what the socket says, or an Error when it takes too long. */
function openSocket<Kind extends Socket | TLSSocket>(socket: Kind, readyEvent: string): Promise<Kind> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(patienceMs, () =>
      socket.destroy(new Error(`no answer within ${patienceMs / 1000} seconds`)),
    )
    socket.once('error', reject)
    socket.once(readyEvent, () => resolve(socket))
  })
}
