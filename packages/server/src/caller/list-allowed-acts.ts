import { type Act, actList, findAct, type Operation, operations } from '@openlightfi/contract'
import { mayCall } from '../http/access-guard.ts'
import type { Caller } from '../http/caller.ts'

const byAct: ReadonlyMap<Act | undefined, readonly Operation[]> = Map.groupBy(
  Object.values<Operation>(operations),
  findAct,
)

/** Lists the acts of which the access guard lets a caller make every call. */
export function listAllowedActs(caller: Caller): Act[] {
  return actList.filter((act) => byAct.get(act)?.every((operation) => mayCall(caller, operation)))
}
