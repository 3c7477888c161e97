import type { components, VarName } from '@openlightfi/client'

/** Sensor models, by the names the API uses. */
export type SensorFamily = NonNullable<components['schemas']['SensorOutput']['family']>

/** The kinds of places, by the names the API uses. */
export type LocationKind = components['schemas']['LocationOutput']['kind']

/** One simulated measurement. */
export interface Reading {
  readonly sensorId: string
  readonly varName: VarName
  /** Unix seconds, to the millisecond. */
  readonly timeS: number
  readonly value: number
}

/** A source of readings: a simulated building, or anything else that can be asked by time. */
export interface ReadingSource {
  /** Readings with `fromS` <= time < `toS` (Unix seconds) in time order, made as they are asked for. */
  readings(fromS: number, toS: number): Iterable<Reading>
}

/** All that a source measures in one stretch of time. */
export interface Block {
  /** In time order. */
  readonly readings: readonly Reading[]
  /** How many readings were not made, since their sensors were away. */
  readonly dropped: number
}

/** A source that can be asked for its readings in blocks, each of some minutes. */
export interface BlockSource extends ReadingSource {
  /** The readings with `fromS` <= time < `toS` (Unix seconds; `Infinity` for no end), made as asked for. */
  blocks(fromS: number, toS: number): Iterable<Block>
}
