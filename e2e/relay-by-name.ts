import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { promisify } from 'node:util'

/** A server of the loopback as another machine would see it: by this machine's name, plainly and by TLS. */
export interface NamedServer {
  readonly http: string
  /** With a certificate that nobody knows. */
  readonly https: string
  /** File of that certificate. */
  readonly certificate: string
  close(): Promise<void>
}

/**
 * Passes connections to this machine's name on to a port of the loopback.
 *
 * @param directory for key and certificate.
 */
export async function relayByName(openssl: string, directory: string, port: number): Promise<NamedServer> {
  const name = hostname()
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'certificate.pem')]
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`]
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30']
  await promisify(execFile)(openssl, ['req', ...kind, ...subject, '-keyout', key, '-out', certificate])
  const pass = (socket: import('node:net').Socket) => {
    const onwards = connect(port, '127.0.0.1')
    socket.pipe(onwards).pipe(socket)
    for (const [one, other] of [
      [socket, onwards],
      [onwards, socket],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
  }
  const plain = createServer(pass)
  const secured = createTlsServer({ key: await readFile(key), cert: await readFile(certificate) }, pass)
  for (const server of [plain, secured]) await once(server.listen(0), 'listening')
  const portOf = (server: Server) => (server.address() as { port: number }).port
  return {
    http: `http://${name}:${portOf(plain)}`,
    https: `https://${name}:${portOf(secured)}`,
    certificate,
    async close() {
      await Promise.all([plain, secured].map((server) => once(server.close(), 'close')))
    },
  }
}
