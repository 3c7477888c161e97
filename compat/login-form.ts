/** A form of a page: where it goes and what is in it. */
export interface Form {
  readonly action: URL
  readonly fields: URLSearchParams
}

/**
 * The form of a page that asks for a password, or `undefined` when the page has none.
 *
 * @param html the page.
 * @param address of the page, which the form's is relative to.
 */
export function readPasswordForm(html: string, address: URL): Form | undefined {
  for (const [, attributes = '', content = ''] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gis)) {
    const inputs = [...content.matchAll(/<input\b([^>]*)>/gi)].map(([, input = '']) => readAttributes(input))
    if (!inputs.some((input) => input.get('type') === 'password')) continue
    const named = inputs.filter((input) => input.has('name') && input.get('type') !== 'checkbox')
    return {
      action: new URL(readAttributes(attributes).get('action') ?? '', address),
      fields: new URLSearchParams(named.map((input) => [input.get('name') ?? '', input.get('value') ?? ''])),
    }
  }
  return undefined
}

function readAttributes(text: string): Map<string, string> {
  const attributes = text.matchAll(/([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)
  return new Map(
    [...attributes].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decodeEntities(double ?? single ?? bare ?? ''),
    ]),
  )
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    return entities[name] ?? whole
  })
}
