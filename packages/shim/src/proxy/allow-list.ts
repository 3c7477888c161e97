import type { ShimConfig } from '../config/config-schema.ts'

/** Tells which rule lets a request pass; `undefined` for none. */
export type AllowList = (method: string, segments: readonly string[]) => string | undefined

/**
 * Makes the allow-list. `*` fits one segment that is not empty. `**` at the end fits any rest: at least a
 * closing slash. Everything else fits itself; upper and lower case differ.
 */
export function createAllowList(rules: ShimConfig['allow']): AllowList {
  const compiled = rules.flatMap(({ methods, paths }) =>
    paths.map((pattern) => ({
      methods: new Set<string>(methods),
      steps: pattern.slice(1).split('/'),
      name: `${methods.join(',')} ${pattern}`,
    })),
  )
  return (method, segments) =>
    compiled.find(({ methods, steps }) => methods.has(method) && fits(steps, segments))?.name
}

function fits(steps: readonly string[], segments: readonly string[]): boolean {
  const isOpen = steps.at(-1) === '**'
  const fixed = isOpen ? steps.length - 1 : steps.length
  if (isOpen ? segments.length <= fixed : segments.length !== fixed) return false
  for (let index = 0; index < fixed; index += 1) {
    const [step, segment] = [steps[index], segments[index]]
    if (step === '*' ? segment === '' : step !== segment) return false
  }
  return true
}

/** The rules in one line, for the problem that says what is allowed. */
export function formatRules(rules: ShimConfig['allow']): string {
  return rules.map(({ methods, paths }) => `${methods.join(', ')} of ${paths.join(', ')}`).join('; ')
}
