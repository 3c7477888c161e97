import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requirePart } from '../../../tools/required-part.ts'

/** Whether certificates can be made here. */
export const opensslPart = requirePart('openssl')

/** A certificate with its key, as files in PEM. */
export interface CertificateFiles {
  readonly certFile: string
  readonly keyFile: string
}

/** An authority of a test, and what it has signed: a certificate of localhost, and one of a client. */
export interface TestCertificates {
  readonly caFile: string
  readonly server: CertificateFiles
  readonly client: CertificateFiles
}

/** Makes the certificates in a directory that is removed when the process ends. */
export function makeCertificates(): TestCertificates {
  const directory = mkdtempSync(join(tmpdir(), 'lightfi-certificates-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  chmodSync(directory, 0o755) // the broker runs as a user without rights
  const ca = sign(directory, 'ca', [
    '-subj',
    '/CN=Test authority',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
  ])
  const by = ['-CA', ca.certFile, '-CAkey', ca.keyFile]
  return {
    caFile: ca.certFile,
    server: sign(directory, 'server', [
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
      ...by,
    ]),
    client: sign(directory, 'client', ['-subj', '/CN=lightfi', ...by]),
  }
}

function sign(directory: string, name: string, options: readonly string[]): CertificateFiles {
  const files = { certFile: join(directory, `${name}.crt`), keyFile: join(directory, `${name}.key`) }
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', files.keyFile]
  execFileSync(opensslPart.path, ['req', '-x509', ...key, '-days', '2', '-out', files.certFile, ...options], {
    stdio: 'ignore',
  })
  chmodSync(files.keyFile, 0o644)
  return files
}
