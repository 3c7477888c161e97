import { holdToDocument } from './hold-to-document.ts'

/**
 * The same requests in every run, so that what fails is what has changed; `schemathesis.prove.ts` looks
 * farther.
 */
const seed = 20_261_127

/**
 * The bounds of parameters are the same for everybody: here the administrator tries them all, there each
 * caller.
 */
const phases = ['examples', 'fuzzing', 'stateful'] as const

holdToDocument({
  // This caller is always refused. The cases that every operation has show it.
  nobody: { seed, maxExamples: 1, phases: ['examples', 'fuzzing'] },
  gateway: { seed, maxExamples: 3, phases },
  viewer: { seed, maxExamples: 5, phases },
  administrator: { seed, maxExamples: 10 },
})
