import {
  operations,
  type SensorFamily,
  sensorFamilyOf,
  type UnplacedSensor,
  varNameList,
} from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AccessGuard } from '../../http/access-guard.ts'
import { bindOperation } from '../../http/bind-operation.ts'
import type { Caller } from '../../http/caller.ts'
import { paginate } from '../../http/paginate.ts'
import type { Hearing, HearingSource, UnplacedSensors } from './unplaced-sensors.ts'

/** Finds what people call a source of readings, as far as a caller may know; undefined for others. */
export type FindSourceName = (caller: Caller, source: HearingSource) => string | undefined

/** Registers the route that tells which sensors are heard and not placed. */
export function registerUnplacedRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  {
    unplaced,
    findSourceName,
  }: { readonly unplaced: UnplacedSensors; readonly findSourceName: FindSourceName },
): void {
  bindOperation(app, guard, operations.listUnplacedSensors, async ({ query, caller }) => {
    const page = paginate([...unplaced.list(caller)], query, ([sensorId]) => sensorId)
    return {
      ...page,
      data: page.data.flatMap(([sensorId, hearings]) => {
        const family = sensorFamilyOf(sensorId)
        const nameOf = (source: HearingSource) => findSourceName(caller, source) ?? null
        return family ? [toOutput(sensorId, family, hearings, nameOf)] : []
      }),
    }
  })
}

function toOutput(
  sensorId: string,
  family: SensorFamily,
  hearings: readonly Hearing[],
  nameOf: (source: HearingSource) => string | null,
): UnplacedSensor {
  const varNames = new Set(hearings.flatMap((hearing) => [...hearing.varNames]))
  return {
    sensor_id: sensorId,
    family,
    var_names: varNameList.filter((varName) => varNames.has(varName)),
    first_heard_at: Math.min(...hearings.map(({ firstHeardAtMs }) => firstHeardAtMs)) / 1000,
    last_heard_at: Math.max(...hearings.map(({ lastHeardAtMs }) => lastHeardAtMs)) / 1000,
    newest_time: Math.max(...hearings.map(({ newestTimeMs }) => newestTimeMs)) / 1000,
    readings: hearings.reduce((sum, { readings }) => sum + readings, 0),
    heard_by: hearings.map(({ source, lastHeardAtMs, readings }) => ({
      kind: source.kind,
      name: nameOf(source),
      last_heard_at: lastHeardAtMs / 1000,
      readings,
    })),
  }
}
