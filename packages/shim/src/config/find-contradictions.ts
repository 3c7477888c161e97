import { isIPv4 } from 'node:net'
import type { ConfigMistake } from '@openlightfi/process/settings'
import { findForwarderContradictions } from '../forward/find-forwarder-contradictions.ts'
import type { ShimConfig } from './config-schema.ts'

/** Whether an address to listen on is reached from this machine alone. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || (host.startsWith('127.') && isIPv4(host))
}

/** Settings that are right by themselves and wrong together. */
export function findContradictions(config: ShimConfig): ConfigMistake[] {
  return [
    ...findOpenListener(config),
    ...findUselessKeys(config),
    ...findClearText(config),
    ...findIncompleteCredentials(config),
    ...findWildcardsInside(config),
    ...findForwarderContradictions(config.forwarders),
  ]
}

function findOpenListener({ listen: { tcp } }: ShimConfig): ConfigMistake[] {
  if (tcp?.callers !== 'none' || isLoopbackHost(tcp.host)) return []
  const message = `must be apiKeys when listen.tcp.host is ${tcp.host}: otherwise all who reach that address have your access`
  return [{ path: ['listen', 'tcp', 'callers'], message }]
}

function findUselessKeys({ listen: { tcp }, apiKeys }: ShimConfig): ConfigMistake[] {
  const names = apiKeys.map(({ name }) => name)
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index)
  const repeated =
    twice < 0
      ? []
      : [{ path: ['apiKeys', twice, 'name'], message: `${JSON.stringify(names[twice])} is there twice` }]
  if (tcp?.callers === 'apiKeys' && names.length === 0) {
    return [{ path: ['apiKeys'], message: 'must have a key when listen.tcp.callers is apiKeys' }]
  }
  return repeated
}

function findClearText({ server, oauth, alert, allowInsecureHttp }: ShimConfig): ConfigMistake[] {
  const urls = [
    { path: ['server'], url: server, shown: server },
    { path: ['oauth', 'url'], url: oauth.url, shown: oauth.url },
    { path: ['alert', 'url'], url: alert.url, shown: '...' },
  ]
  return urls.flatMap(({ path, url, shown }) => {
    if (url === undefined) return []
    if (!URL.canParse(url)) return [{ path, message: `${shown} is not a URL` }]
    const { protocol, hostname } = new URL(url)
    const isLocal = isLoopbackHost(hostname.replace(/[[\]]/g, ''))
    if (protocol === 'https:' || isLocal || allowInsecureHttp) return []
    return [{ path, message: `${shown} would send secrets in clear: use https, or set allowInsecureHttp` }]
  })
}

function findIncompleteCredentials({ oauth, alert }: ShimConfig): ConfigMistake[] {
  const mistakes: ConfigMistake[] = []
  if (oauth.grant === 'clientCredentials' && oauth.clientSecretFile === undefined) {
    mistakes.push({
      path: ['oauth', 'clientSecretFile'],
      message: 'is needed for the grant clientCredentials',
    })
  }
  if (alert.secretFile !== undefined && alert.url === undefined) {
    mistakes.push({ path: ['alert', 'url'], message: 'is needed when alert.secretFile is set' })
  }
  return mistakes
}

function findWildcardsInside({ allow }: ShimConfig): ConfigMistake[] {
  return allow.flatMap(({ paths }, rule) =>
    paths.flatMap((pattern, index) =>
      /\*\*./.test(pattern) || /[^/]\*|\*[^/*]/.test(pattern.replace(/\*\*$/, '*'))
        ? [
            {
              path: ['allow', rule, 'paths', index],
              message: `${JSON.stringify(pattern)}: * stands for a whole segment, and ** only at the end`,
            },
          ]
        : [],
    ),
  )
}
