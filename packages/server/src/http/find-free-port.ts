import { createServer } from 'node:net'

/** A port that nobody else is given until it is released. */
export interface HeldPort {
  readonly port: number
  /** Lets go of it, to listen there at once. May be called again. */
  release(): Promise<void>
}

/**
 * Holds a TCP port that is free on the host. The public URL, and with it the OAuth2 issuer, has to be known
 * before the service listens, so that a port of 0 is resolved ahead; what starts meanwhile must not get it.
 */
async function holdFreePort(host: string): Promise<HeldPort> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(0, host, resolve)
  })
  probe.unref()
  const address = probe.address()
  const release = () => new Promise<void>((resolve) => probe.close(() => resolve()))
  if (address === null || typeof address === 'string') throw new Error(`no port could be found on ${host}`)
  return { port: address.port, release }
}

/** Holds a free port where a server may choose one (0 or nothing); one that it was given stays as it is. */
export async function holdPort(host: string, port: number | undefined): Promise<HeldPort> {
  return port ? { port, release: async () => undefined } : holdFreePort(host)
}

/** Finds a TCP port that is free on the host now. */
export async function findFreePort(host: string): Promise<number> {
  const { port, release } = await holdFreePort(host)
  await release()
  return port
}
