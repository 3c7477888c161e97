import type { Direction } from './find-neighbour.ts'

/** What a key does on a plan. */
export type PlanAct = Direction | 'pick' | 'leave' | 'first' | 'last'

const acts: Readonly<Record<string, PlanAct>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'pick',
  ' ': 'pick',
  Escape: 'leave',
  Home: 'first',
  End: 'last',
}

/** Reads what a key does on a plan; with Ctrl, Alt or Meta it is the browser's. */
export function readPlanKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): PlanAct | undefined {
  return event.ctrlKey || event.altKey || event.metaKey ? undefined : acts[event.key]
}
