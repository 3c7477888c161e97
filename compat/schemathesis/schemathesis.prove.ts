import { randomInt } from 'node:crypto'
import { holdToDocument } from './hold-to-document.ts'

/**
 * Other requests in every run; its report names the seed, with which `SCHEMATHESIS_SEED` asks for them again.
 */
const seed = Number(process.env.SCHEMATHESIS_SEED ?? randomInt(2 ** 32))
const effort = { seed, maxExamples: 100 }

holdToDocument({
  nobody: { ...effort, maxTimeS: 60 },
  gateway: { ...effort, maxTimeS: 120 },
  viewer: { ...effort, maxTimeS: 150 },
  administrator: { ...effort, maxTimeS: 300 },
})
