import type { Page } from 'playwright-core'

/** What is another each time, and what pictures have in its place: ports, ids, secrets, one-time links. */
const changing: readonly (readonly [RegExp, string])[] = [
  [/(localhost|127\.0\.0\.1):\d+/g, '$1:8000'],
  [/\b[0-9a-f]{26}\b/g, '4f1c0b7e92a35d6880c1f2e7ab'],
  [/whsec_[\w+/=]{40,}/g, 'whsec_cGljdHVyZXMgc2hvdyB0aGlzIHNlY3JldCBmb3IgYWxs'],
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{43}(?![\w-])/g, 'kX3vQ0pS8mB2tY7wE5rU1iO4aD6fG9hJzLxCnVb-N_M'],
  [/\bhook_[\w-]{16}/g, 'hook_Jq3nW8xTz0Lr5VbK'],
  [/\bafter \d+ ms\b/g, 'after 8 ms'],
]

/** Gives texts of a page that are others each time the same words in every picture. */
export async function steadyTexts(page: Page): Promise<void> {
  const rules = changing.map(([pattern, text]) => [pattern.source, text] as const)
  await page.evaluate((rules) => {
    const write = (text: string) =>
      rules.reduce((changed, [source, other]) => changed.replace(new RegExp(source, 'g'), other), text)
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const changed = write(node.nodeValue ?? '')
      if (changed !== node.nodeValue) node.nodeValue = changed
    }
    for (const field of document.querySelectorAll('input, textarea') as NodeListOf<HTMLInputElement>) {
      const changed = write(field.value)
      if (changed !== field.value) field.value = changed
    }
  }, rules)
}
