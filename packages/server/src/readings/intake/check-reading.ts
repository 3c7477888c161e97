import {
  explainTime,
  isVarName,
  type ProblemCode,
  parseTimestampMs,
  usualTimesFromMs,
  type VarName,
  varNameList,
  varNames,
} from '@openlightfi/contract'

/** A reading with a right shape, variable, time and value. */
export interface CheckedReading {
  readonly sensorId: string
  readonly varName: VarName
  readonly timeMs: number
  readonly value: number
}

/** The reason why a reading cannot be stored. */
export interface ReadingFault {
  readonly code: ProblemCode
  readonly detail: string
}

/** The time by which a gateway's clock may be ahead of the server's. */
export const maxClockSkewMs = 10 * 60_000

const longestVarName = Math.max(...varNameList.map(({ length }) => length))
const knownFields = new Set(['sensor_id', 'var_name', 'time', 'value'])

/** The present time, Unix milliseconds, and whether times before 2000 are meant. */
export interface TimeRules {
  readonly nowMs: number
  readonly before2000: boolean
}

/** Checks one posted reading against the catalogue. It does not check whether the sensor exists. */
export function checkReading(input: unknown, rules: TimeRules): CheckedReading | ReadingFault {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return fault('invalid_reading', 'A reading is an object with sensor_id, var_name, time and value.')
  }
  const { sensor_id: sensorId, var_name: varName, time, value } = input as Record<string, unknown>
  const unknownField = Object.keys(input).find((field) => !knownFields.has(field))
  if (unknownField !== undefined) {
    return fault(
      'invalid_reading',
      `Unknown field ${quote(unknownField)}; a reading has sensor_id, var_name, time and value.`,
    )
  }
  if (typeof sensorId !== 'string')
    return fault('invalid_reading', `sensor_id must be a string, not ${kindOf(sensorId)}.`)
  if (typeof varName !== 'string')
    return fault('invalid_reading', `var_name must be a string, not ${kindOf(varName)}.`)
  if (!isVarName(varName)) {
    return fault('unknown_var_name', `${quote(varName)} is not a variable${suggest(varName)}.`)
  }
  const timeMs = checkTime(time, rules)
  if (typeof timeMs !== 'number') return timeMs
  // Only the time of a motion event counts: its value is worked out when it is recorded.
  if (varName === 'motionEvent') return { sensorId, varName, timeMs, value: 0 }
  if (typeof value !== 'number') {
    const given = typeof value === 'string' ? `; got ${quote(value)}` : ''
    return fault('invalid_reading', `value must be a number, not ${kindOf(value)}${given}.`)
  }
  // Negative zero would come back as "-0", which some JSON readers refuse.
  return checkValue(varName, value) ?? { sensorId, varName, timeMs, value: value === 0 ? 0 : value }
}

/** Tells whether a check failed. */
export function isFault(checked: CheckedReading | ReadingFault): checked is ReadingFault {
  return 'code' in checked
}

function checkTime(time: unknown, { nowMs, before2000 }: TimeRules): number | ReadingFault {
  const timeMs = parseTimestampMs(time)
  if (timeMs === undefined) {
    return fault(
      'invalid_time',
      `time must be Unix seconds or RFC 3339 with an offset, from 2000 on; got ${quote(time)}${hintAt(time)}.`,
    )
  }
  if (timeMs < usualTimesFromMs && !before2000) {
    return fault(
      'invalid_time',
      `time is before 2000 (${new Date(timeMs).toISOString()}); got ${quote(time)}${hintAt(time)}. If it is meant, post it with before_2000=true.`,
    )
  }
  if (timeMs <= nowMs + maxClockSkewMs) return timeMs
  const aheadS = Math.round((timeMs - nowMs) / 1000)
  return fault(
    'time_in_future',
    `time is ${aheadS} s ahead of the server clock; at most ${maxClockSkewMs / 1000} s are allowed.`,
  )
}

/** Shows the look of a text that is no time, as the end of a sentence. */
function hintAt(time: unknown): string {
  const hint = explainTime(time)
  return hint === undefined ? '' : `: ${hint}`
}

function checkValue(varName: VarName, value: number): ReadingFault | undefined {
  const { min, max, unit } = varNames[varName]
  if (!(value >= min && value <= max)) {
    return fault('value_out_of_bounds', `${varName} must be from ${min} to ${max} ${unit}; got ${value}.`)
  }
  return unit === 'enum' && !Number.isInteger(value)
    ? fault('value_out_of_bounds', `${varName} must be a whole number; got ${value}.`)
    : undefined
}

function fault(code: ProblemCode, detail: string): ReadingFault {
  return { code, detail }
}

function suggest(varName: string): string {
  const lowerCase = varName.length > longestVarName ? '' : varName.toLowerCase()
  const sameLetters = varNameList.find((known) => known.toLowerCase() === lowerCase)
  return sameLetters ? `; did you mean "${sameLetters}"?` : `; known are ${varNameList.join(', ')}`
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`
}

/** Shows a value of the caller's in a message, cut so that a huge one cannot fill the answer. */
function quote(value: unknown): string {
  // Deeply nested values would exhaust the stack.
  if (typeof value === 'object') return kindOf(value)
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
