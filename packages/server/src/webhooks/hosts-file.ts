import type { LookupAddress } from 'node:dns'
import { readFile, stat } from 'node:fs/promises'
import { isIP } from 'node:net'

/** A larger file is left to the system, bytes. */
const maxBytes = 1_048_576

/**
 * The names that only this machine knows: the file of a Unix system, read again whenever it has changed.
 * Names that stand in it wait for no name server.
 */
export class HostsFile {
  readonly #path: string
  #names: ReadonlyMap<string, readonly LookupAddress[]> = new Map()
  #version = ''

  constructor(path = '/etc/hosts') {
    this.#path = path
  }

  /** Finds the addresses of a name; none where the file does not know it, or cannot be read. */
  async find(host: string): Promise<readonly LookupAddress[]> {
    try {
      const { mtimeMs, size, ino } = await stat(this.#path)
      const version = `${mtimeMs} ${size} ${ino}`
      if (version !== this.#version) {
        this.#names = size > maxBytes ? new Map() : parseHosts(await readFile(this.#path, 'utf8'))
        this.#version = version
      }
    } catch {
      return [] // the system may know more, and tells what is wrong
    }
    return this.#names.get(host.toLowerCase().replace(/\.$/, '')) ?? []
  }
}

function parseHosts(text: string): Map<string, LookupAddress[]> {
  const found = new Map<string, LookupAddress[]>()
  for (const line of text.split('\n')) {
    const [address = '', ...names] = (line.split('#', 1)[0] ?? '').trim().split(/\s+/)
    const family = isIP(address)
    if (family === 0) continue
    for (const name of names) {
      const known = found.get(name.toLowerCase())
      if (known) known.push({ address, family })
      else found.set(name.toLowerCase(), [{ address, family }])
    }
  }
  return found
}
