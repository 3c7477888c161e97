import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort, stopProgram } from '../packages/process/testing/start-program.ts'
import { connectWhenListening } from './connect-when-listening.ts'

/**
 * Starts nginx, which may not listen yet.
 *
 * @param program its path.
 * @param prefix a folder for its files, which is made.
 * @param httpBlock lines for its `http` block.
 */
export function startNginx(program: string, prefix: string, httpBlock: string): ChildProcess {
  mkdirSync(prefix)
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const config = `daemon off; master_process off; pid ${prefix}/pid; error_log ${prefix}/error.log;
events {}
http {
  access_log off;
  ${places.map((place) => `${place}_temp_path ${prefix}/${place};`).join(' ')}
  ${httpBlock}
}
`
  const file = join(prefix, 'nginx.conf')
  writeFileSync(file, config)
  return spawn(program, ['-p', prefix, '-c', file, '-e', join(prefix, 'error.log')], { stdio: 'inherit' })
}

/**
 * Starts nginx before a server, on the loopback.
 *
 * @param program its path.
 * @param directory for its files.
 * @param server origin of what is behind it.
 * @param settings lines for its `server` block, e.g. `client_max_body_size 100k;`.
 * @returns its origin, and what ends it.
 */
export async function startNginxBefore(program: string, directory: string, server: string, settings = '') {
  const port = await findFreePort()
  const child = startNginx(
    program,
    join(directory, `nginx-${port}`),
    `server {
    listen 127.0.0.1:${port};
    ${settings}
    location / { proxy_pass ${server}; proxy_set_header Host $http_host; }
  }`,
  )
  await connectWhenListening(port)
  return { url: `http://127.0.0.1:${port}`, close: () => stopProgram(child, 'SIGTERM') }
}
