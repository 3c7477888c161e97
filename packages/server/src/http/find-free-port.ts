import { createServer } from 'node:net'

/**
 * Finds a TCP port that is free on the host now. The public URL, and with it the OAuth2 issuer, has to be
 * known before the service listens, so that a port of 0 is resolved ahead.
 */
export async function findFreePort(host: string): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(0, host, resolve)
  })
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error(`no port could be found on ${host}`)
  return address.port
}
