import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** More presses of Tab than any screen takes from its beginning to its end. */
const mostTabs = 150

/** Presses keys one after the other, and fails where the focus is lost or cannot be seen after one. */
export async function pressKeys(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await assertFocusIsSeen(page, key)
  }
}

/** Goes on by Tab (or another key) until a part has the focus. */
export async function goTo(page: Page, part: Locator, key = 'Tab'): Promise<void> {
  await part.waitFor({ state: 'attached' })
  for (let presses = 0; presses < mostTabs; presses += 1) {
    await pressKeys(page, key)
    if (await hasFocus(part)) return
  }
  assert.fail(`${key} never leads to ${part}`)
}

/** Waits until the focus is in a part of the page, as after a navigation or the end of a dialog. */
export async function seeFocusIn(page: Page, part: Locator): Promise<void> {
  await part.evaluate(async (element) => {
    while (!element.contains(document.activeElement)) await new Promise(requestAnimationFrame)
  })
  await assertFocusIsSeen(page, 'waiting')
}

/** Tells whether a part has the focus itself. */
function hasFocus(part: Locator): Promise<boolean> {
  return part.evaluate((element) => element === document.activeElement)
}

/**
 * Fails where nothing has the focus, or what has it does not show it: by an outline of its own, of
 * the option that it points at, of its label, or, of a shape in a drawing, of the shape beside it. The
 * screen, and a dialog that has just opened, take the focus as a whole.
 */
export async function assertFocusIsSeen(page: Page, after: string): Promise<void> {
  const fault = await page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    const element = document.activeElement
    if (!element || element === document.body) return 'nothing has the focus'
    if (element.matches('main, [role="dialog"]')) return undefined
    const rings = (one: Element | null | undefined) => {
      if (!one) return false
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one)
      const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
      return isOutlined && !/, 0\)$/.test(outlineColor)
    }
    const option = document.getElementById(element.getAttribute('aria-activedescendant') ?? '')
    const isShape = element instanceof SVGElement
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined
    const { width, height } = element.getBoundingClientRect()
    if (width === 0 || height === 0) return `has no size: ${element.outerHTML.slice(0, 300)}`
    if (isShape || [element, option, label].some(rings)) return undefined
    return `shows no focus: ${element.outerHTML.slice(0, 300)}`
  })
  assert.equal(fault, undefined, `After ${after} on ${page.url()}: ${fault}`)
}
