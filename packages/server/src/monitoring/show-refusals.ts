import type { FastifyInstance } from 'fastify'
import { watchAnswerEnds } from '../http/answer-ends.ts'
import type { Metrics } from '../http/metrics.ts'
import { PlacesTakenError } from '../places.ts'

/** Counts the problems that callers get, and the bounds that they reach. */
export function showRefusals(metrics: Metrics, app: FastifyInstance): void {
  const problems = new Map<string, number>()
  const bounds = new Map<string, { what: string; whose: string; count: number }>()
  watchAnswerEnds(app, ({ problem }) => {
    if (!problem) return
    problems.set(problem.code, (problems.get(problem.code) ?? 0) + 1)
    const { cause } = problem
    if (!(cause instanceof PlacesTakenError)) return
    const { what, whose } = cause
    const key = `${whose} ${what}`
    bounds.set(key, { what, whose, count: (bounds.get(key)?.count ?? 0) + 1 })
  })
  metrics.showFigures(
    {
      kind: 'counter',
      name: 'lightfi_problems_total',
      help: 'Requests that were answered with a problem, by its code.',
    },
    ['code'],
    () => Array.from(problems, ([code, value]) => ({ labels: { code }, value })),
  )
  metrics.showFigures(
    {
      kind: 'counter',
      name: 'lightfi_bounds_reached_total',
      help: 'Requests that were refused since a bound was reached: of what, and whose.',
    },
    ['what', 'whose'],
    () =>
      Array.from(bounds.values(), ({ what, whose, count }) => ({ labels: { what, whose }, value: count })),
  )
}
