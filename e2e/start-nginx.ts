import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectWhenListening } from './connect-when-listening.ts'
import { findFreePort } from './start-tinyproxy.ts'

/**
 * Starts nginx before a server, on the loopback.
 *
 * @param program its path. @param directory for its files. @param server origin of what is behind it. @param settings lines for its
 * `server` block, e.g. `client_max_body_size 100k;`.
 * @returns its origin, and what ends it.
 */
export async function startNginx(program: string, directory: string, server: string, settings = '') {
  const port = await findFreePort()
  const prefix = join(directory, `nginx-${port}`)
  await mkdir(prefix)
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const config = `daemon off; master_process off; pid ${prefix}/pid; error_log ${prefix}/error.log;
events {}
http {
  access_log off;
  ${places.map((place) => `${place}_temp_path ${prefix}/${place};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    ${settings}
    location / { proxy_pass ${server}; proxy_set_header Host $http_host; }
  }
}
`
  const file = join(prefix, 'nginx.conf')
  await writeFile(file, config)
  const child = spawn(program, ['-p', prefix, '-c', file, '-e', join(prefix, 'error.log')], {
    stdio: 'inherit',
  })
  await connectWhenListening(port)
  return {
    url: `http://127.0.0.1:${port}`,
    async close(): Promise<void> {
      const end = once(child, 'exit')
      child.kill()
      await end
    },
  }
}
