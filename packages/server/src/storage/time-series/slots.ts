import type { TimeSegment } from './reading.ts'
import { quarterMs } from './statements/quarters.ts'

/**
 * Changes of clocks that are not on a quarter of an hour, such as those of Newfoundland at 00:01, in minutes
 * since 1970; the figures of expired days are cut there too, so that each hour of each zone is
 * made of whole slots. A test compares the list with `Temporal`.
 */
// biome-ignore format: a table of numbers
const oddChangesMinutes: readonly number[] = [
  3_491_461, 5_127_040, 9_076_531, 9_076_561, 9_368_791, 9_368_821, 9_600_691, 9_600_721, 9_902_971, 9_903_001,
  10_124_851, 10_124_881, 10_427_191, 10_427_221, 10_649_011, 10_649_041, 10_951_351, 10_951_381,
  11_183_251, 11_183_281, 11_475_511, 11_475_541, 11_707_411, 11_707_441, 11_999_671, 11_999_701,
  12_231_571, 12_231_601, 12_533_911, 12_533_941, 12_755_731, 12_755_761, 13_058_071, 13_058_101,
  13_279_891, 13_279_921, 13_582_231, 13_582_261, 13_814_131, 13_814_161, 14_106_391, 14_106_421,
  14_338_291, 14_338_321, 14_630_551, 14_630_581, 14_862_451, 14_862_481, 15_154_711, 15_154_741,
  15_386_611, 15_386_641, 15_688_951, 15_688_981, 15_910_771, 15_910_801, 16_213_111, 16_213_141,
  16_434_931, 16_434_961, 16_737_271, 16_737_301, 16_969_171, 16_969_201, 17_261_431, 17_261_461,
  17_493_331, 17_493_361, 17_785_591, 17_785_621, 18_017_491, 18_017_521, 18_319_831, 18_319_861,
  18_541_651, 18_541_681, 18_843_991, 18_844_021, 19_065_811, 19_065_841, 19_368_151, 19_368_181,
  19_559_731, 19_559_761, 19_902_391, 19_902_421, 20_083_891, 20_083_921, 20_426_551, 20_426_581,
  20_608_051, 20_608_081, 20_950_711, 20_950_741, 21_142_291, 21_142_321, 21_160_681, 21_484_951,
  21_484_981, 21_666_451, 21_666_481, 21_693_481, 26_695_681, 27_219_841, 27_744_001,
]

/** The same as Unix milliseconds, rising. */
export const oddChangesMs: readonly number[] = oddChangesMinutes.map((minutes) => minutes * 60_000)

/** Lists the odd changes in `[fromMs, toMs]`. */
export function listOddChanges(fromMs: number, toMs: number): number[] {
  return oddChangesMs.filter((changeMs) => changeMs >= fromMs && changeMs <= toMs)
}

/**
 * Finds the last border of slots at or before a time. A slot is a quarter of an hour of UTC, or a part of one
 * in which a clock changes.
 */
export function findSlotStart(timeMs: number): number {
  const quarterStartMs = Math.floor(timeMs / quarterMs) * quarterMs
  return Math.max(quarterStartMs, oddChangesMs.findLast((changeMs) => changeMs <= timeMs) ?? quarterStartMs)
}

/** Finds the first border of slots at or after a time. */
export function findSlotEnd(timeMs: number): number {
  const quarterEndMs = Math.ceil(timeMs / quarterMs) * quarterMs
  return Math.min(quarterEndMs, oddChangesMs.find((changeMs) => changeMs >= timeMs) ?? quarterEndMs)
}

/** Narrows a stretch of time to the whole slots in it; it may be empty then, with equal borders. */
export function narrowToSlots({ fromMs, toMs }: TimeSegment): TimeSegment {
  const beginMs = findSlotEnd(fromMs)
  return { fromMs: beginMs, toMs: Math.max(beginMs, findSlotStart(toMs)) }
}
