import { takeTurn } from '../event-loop-turns.ts'
import type { DerivedStatus, Readings } from '../readings/index.ts'
import type { StreamView } from './stream-view.ts'

/** The sensors that are looked at in one turn: a millisecond, about. */
const sensorsPerTurn = 2_000

/**
 * Picks the statuses of followed sensors, some at a time.
 * @param findView finds the view anew, since it may change meanwhile.
 */
export async function* pickStatuses(
  statuses: readonly DerivedStatus[],
  findView: () => StreamView,
): AsyncGenerator<DerivedStatus[]> {
  for (let at = 0; at < statuses.length; at += sensorsPerTurn) {
    if (at > 0) await takeTurn()
    const view = findView()
    const picked = statuses.slice(at, at + sensorsPerTurn).filter(({ sensorId }) => view.findSensor(sensorId))
    if (picked.length > 0) yield picked
  }
}

/** Lists the statuses of the followed sensors that are silent, some at a time. */
export async function* listSilences(
  { latest }: Pick<Readings, 'latest'>,
  findView: () => StreamView,
): AsyncGenerator<DerivedStatus[]> {
  let [looked, found]: [number, DerivedStatus[]] = [0, []]
  for (const sensorId of findView().sensorIds ?? latest.silentSensorsOf(findView().caller.organisationId)) {
    const status = latest.silenceOf(sensorId)
    if (status && findView().findSensor(sensorId)) found.push(status)
    looked += 1
    if (looked % sensorsPerTurn > 0) continue
    if (found.length > 0) yield found
    found = []
    await takeTurn()
  }
  if (found.length > 0) yield found
}
