import { statSync } from 'node:fs'
import { isReadableByAll } from '@openlightfi/process'
import type { ShimConfig } from './config-schema.ts'

/**
 * Finds files with secrets that every user of the machine may read: those that a configuration names, and
 * that of the configuration where it holds a secret itself.
 *
 * @param configFile path of the configuration, if there is one.
 * @returns paths, each once.
 */
export function findOpenSecrets(config: ShimConfig, configFile: string | undefined): string[] {
  const named = [
    config.oauth.clientSecretFile,
    config.alert.secretFile,
    ...config.forwarders.flatMap(listSecretFiles),
  ]
  const paths = [...named, holdsSecret(config) ? configFile : undefined]
  return [...new Set(paths.filter((path) => path !== undefined))].filter(isOpen)
}

function isOpen(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats !== undefined && isReadableByAll(stats)
}

function listSecretFiles(forwarder: ShimConfig['forwarders'][number]): (string | undefined)[] {
  switch (forwarder.type) {
    case 'mqtt':
      return [forwarder.passwordFile, forwarder.keyFile]
    case 'postgres':
      return [forwarder.passwordFile]
    case 'webhook':
      return [forwarder.secretFile]
    case 'csv':
      return []
  }
}

/** Addresses of webhooks are secrets, and the address of a database may have a password in it. */
function holdsSecret({ alert, forwarders }: ShimConfig): boolean {
  return (
    alert.url !== undefined ||
    forwarders.some(
      (forwarder) =>
        forwarder.type === 'webhook' ||
        (forwarder.type === 'postgres' &&
          URL.canParse(forwarder.url) &&
          new URL(forwarder.url).password !== ''),
    )
  )
}

/** The warning about such a file, and what mends it. */
export function explainOpenSecret(path: string): string {
  return `${path} holds a secret and can be read by every user of this machine. Run: chmod 600 '${path}'`
}
