import { lookup } from 'node:dns/promises'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { exitCodes } from '../exit-code.ts'
import { describeCause, type Finding } from './check.ts'

/** How long each step may take, milliseconds. */
const patienceMs = 5_000
/** A certificate that ends sooner is worth a warning, days. */
const fewDays = 14

/**
 * Looks at the way to a server, step by step: its name, a connection, and its certificate where the URL is https. What follows
 * a failed step is skipped.
 */
export async function checkNetwork(server: string, now: () => number): Promise<Finding[]> {
  const url = new URL(server)
  const isTls = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port) || (isTls ? 443 : 80)
  const steps: [string, () => Promise<Finding>][] = [
    ['dns', () => checkName(host)],
    ['tcp', () => checkPort(host, port)],
    ...(isTls ? [['tls', () => checkCertificate(host, port, now)] as [string, () => Promise<Finding>]] : []),
  ]
  const findings: Finding[] = []
  for (const [check, look] of steps) {
    const isBlocked = findings.some(({ status }) => status === 'fail')
    findings.push(isBlocked ? { check, status: 'skip', detail: 'the step before failed' } : await look())
  }
  return findings
}

async function checkName(host: string): Promise<Finding> {
  try {
    const addresses = await lookup(host, { all: true })
    return {
      check: 'dns',
      status: 'ok',
      detail: `${host} is ${addresses.map(({ address }) => address).join(', ')}`,
    }
  } catch (error) {
    const advice = 'Check the spelling of --server, and the name servers of this machine.'
    return fail('dns', `${host} cannot be found: ${describeCause(error)}`, advice)
  }
}

async function checkPort(host: string, port: number): Promise<Finding> {
  const started = performance.now()
  try {
    const socket = await openSocket(connectTcp({ host, port }), 'connect')
    socket.destroy()
    const ms = Math.round(performance.now() - started)
    return { check: 'tcp', status: 'ok', detail: `port ${port} answers within ${ms} ms` }
  } catch (error) {
    const advice = 'Check that the server runs, the port of --server, and firewalls in between.'
    return fail('tcp', `port ${port} cannot be reached: ${describeCause(error)}`, advice)
  }
}

async function checkCertificate(host: string, port: number, now: () => number): Promise<Finding> {
  try {
    const socket = await openSocket(connectTls({ host, port, servername: host }), 'secureConnect')
    const { valid_to: validTo } = socket.getPeerCertificate()
    const protocol = socket.getProtocol()
    socket.destroy()
    const days = Math.floor((Date.parse(validTo) - now()) / 86_400_000)
    const detail = `${protocol}, the certificate is good for ${days} more days`
    if (days >= fewDays) return { check: 'tls', status: 'ok', detail }
    return { check: 'tls', status: 'warn', detail, advice: 'Renew the certificate of the server.' }
  } catch (error) {
    const advice =
      'If the certificate is from an authority of your own, name its file in NODE_EXTRA_CA_CERTS. Otherwise do not go on.'
    return fail('tls', `no trusted connection: ${describeCause(error)}`, advice)
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
