/** Finds the colour that a custom property has now, in the theme that is shown. */
export type ReadColour = (token: `--${string}`) => string

/**
 * Makes a reader of the colours that hold at an element, each looked up once. A property such as
 * `light-dark()` is only worked out where it is used, so a hidden element uses it.
 */
export function createColourReader(host: HTMLElement): ReadColour {
  const found = new Map<string, string>()
  return (token) => {
    const known = found.get(token)
    if (known !== undefined) return known
    const probe = host.ownerDocument.createElement('span')
    probe.hidden = true
    probe.style.color = `var(${token})`
    host.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    found.set(token, color)
    return color
  }
}
