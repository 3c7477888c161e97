interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
}

/**
 * The cookies of one browser, as far as logging in needs them (RFC 6265): by host and path, forgotten when
 * they expire. Ports do not tell cookies apart, which is what browsers do too.
 */
export class CookieJar {
  readonly #cookies = new Map<string, Cookie[]>()

  /** Takes the cookies of an answer. */
  keep(url: URL, headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const settings = new Map(attributes.map((attribute) => splitAtEquals(attribute)))
      const [name, value] = splitAtEquals(pair, false)
      const cookie = { name, value, path: settings.get('path') || '/' }
      const others = this.#of(url).filter((other) => other.name !== name || other.path !== cookie.path)
      this.#cookies.set(url.hostname, isExpired(settings) ? others : [...others, cookie])
    }
  }

  /** The `Cookie` header of a request. */
  headerFor(url: URL): string {
    return this.#of(url)
      .filter(({ path }) => url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/')))
      .sort((a, b) => b.path.length - a.path.length)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  #of(url: URL): Cookie[] {
    return this.#cookies.get(url.hostname) ?? []
  }
}

function splitAtEquals(text: string, lowerCase = true): [string, string] {
  const at = text.includes('=') ? text.indexOf('=') : text.length
  const name = text.slice(0, at)
  return [lowerCase ? name.toLowerCase() : name, text.slice(at + 1)]
}

function isExpired(settings: ReadonlyMap<string, string>): boolean {
  const maxAge = settings.get('max-age')
  if (maxAge !== undefined) return Number(maxAge) <= 0
  const expires = settings.get('expires')
  return expires !== undefined && Date.parse(expires) <= Date.now()
}
