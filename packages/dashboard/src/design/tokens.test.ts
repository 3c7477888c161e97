import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { measureColourDistance, visionNames } from '../../testing/colour-distance.ts'

const sheet = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** The colour of a token on the light ground and on the dark one. */
function readColours(token: string): readonly [string, string] {
  const value = new RegExp(`${token}: ([^;]+);`).exec(sheet)?.[1] ?? assert.fail(token)
  const [light, dark = light] = value.match(/#[0-9a-f]{6}/g) ?? []
  return light !== undefined && dark !== undefined ? [light, dark] : assert.fail(`${token}: ${value}`)
}

/** What is shown beside each other, and the least distance of any two of it (CIEDE2000), to whomever. */
const scales: readonly { readonly tokens: readonly string[]; readonly least: number }[] = [
  { tokens: listSteps('--severity', 5), least: 11 },
  { tokens: listSteps('--cold-warm', 5), least: 20 },
  { tokens: listSteps('--dry-humid', 5), least: 22 },
  // An amount is written in its cell, and next to nothing is close to nothing.
  { tokens: listSteps('--amount', 5), least: 7.5 },
  { tokens: ['--in-use', '--recently-used', '--free'], least: 16 },
  // Lines also have names at their ends.
  { tokens: listSteps('--series', 6), least: 18 },
]

function listSteps(token: string, count: number): string[] {
  return Array.from({ length: count }, (_, step) => `${token}-${step}`)
}

function measureLuminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours by WCAG 2, 1 to 21. */
function measureContrast(one: string, other: string): number {
  const [low = 0, high = 0] = [measureLuminance(one), measureLuminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

test('text on every colour of data has a contrast of at least 4.5, on both grounds', () => {
  const tokens = scales.flatMap((scale) => scale.tokens).filter((token) => !token.startsWith('--series'))
  for (const token of tokens) {
    const [grounds, inks] = [readColours(token), readColours(`${token}-ink`)]
    for (const at of [0, 1] as const) {
      assert.ok(measureContrast(grounds[at], inks[at]) >= 4.5, `${token} on ground ${at}`)
    }
  }
})

test('lines of series stand out from the ground, on the dark one as text does', () => {
  for (const token of listSteps('--series', 6))
    for (const [at, least] of [3, 4.5].entries()) {
      const contrast = measureContrast(readColours(token)[at] ?? '', readColours('--card')[at] ?? '')
      assert.ok(contrast >= least, `${token} on ground ${at}: ${contrast}`)
    }
})

test('any two steps of a scale can be told apart, on both grounds, also by people with other cones', () => {
  for (const { tokens, least } of scales)
    for (const at of [0, 1] as const)
      for (const vision of visionNames)
        for (const [place, token] of tokens.entries())
          for (const other of tokens.slice(place + 1)) {
            const distance = measureColourDistance(readColours(token)[at], readColours(other)[at], vision)
            assert.ok(distance >= least, `${token} and ${other}, ground ${at}, ${vision}: ${distance}`)
          }
})
