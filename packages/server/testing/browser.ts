/**
 * A browser with the parts that a login needs: cookies with paths, forms, and redirects that are followed one
 * by one.
 */
export class Browser {
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>()

  /** Requests a URL without following redirects. */
  async request(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    const cookie = this.cookieHeader(url)
    if (cookie !== '') headers.set('cookie', cookie)
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.#keep(line, url)
    return response
  }

  /** Posts a form. */
  submit(url: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.request(url, { method: 'POST', body: new URLSearchParams(fields) })
  }

  /** Follows redirects until a page or an address outside the origin of `url` is reached. */
  async follow(url: string, response: Response): Promise<{ url: string; response: Response }> {
    let current = { url, response }
    for (;;) {
      const location = current.response.headers.get('location')
      if (location === null) return current
      const target = new URL(location, current.url).href
      if (new URL(target).origin !== new URL(url).origin) return { url: target, response: current.response }
      current = { url: target, response: await this.request(target) }
    }
  }

  /** Formats the cookies that go with a request to a URL, as the header's value. */
  cookieHeader(url: string): string {
    const path = new URL(url).pathname
    return [...this.#cookies]
      .filter(([, cookie]) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(([key, cookie]) => `${key.split(';')[0]}=${cookie.value}`)
      .join('; ')
  }

  /** All cookies, as name and value. */
  get cookies(): [name: string, value: string][] {
    return [...this.#cookies].map(([key, cookie]) => [key.split(';')[0] ?? '', cookie.value])
  }

  #keep(line: string, url: string): void {
    const [pair = '', ...attributes] = line.split(/; */)
    const separator = pair.indexOf('=')
    const name = pair.slice(0, separator)
    const value = pair.slice(separator + 1)
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? new URL(url).pathname
    const key = `${name};${path}`
    if (value === '' || attributes.some((attribute) => /^expires=Thu, 01 Jan 1970/i.test(attribute))) {
      this.#cookies.delete(key)
    } else {
      this.#cookies.set(key, { value, path })
    }
  }
}
