import { type CallerKind, sightOf } from './authorisation-callers.ts'
import type { Expectation, Need, Refusal } from './authorisation-table.ts'

/**
 * The place of the thing that a call names: where the caller sees it; in the caller's organisation but out of
 * sight; in the other organisation; nowhere.
 */
export type Target = 'own' | 'outside' | 'foreign' | 'nowhere'

/** The answers to a call. */
export type Outcome =
  | 'done'
  | 'missing_token'
  | 'invalid_token'
  | 'insufficient_scope'
  | 'insufficient_role'
  | Refusal

/** The scope that a need takes, besides the one that stands for everything. A refusal names it. */
export const scopeFor = {
  'reads in sight': 'readings:read',
  'posts readings in sight': 'readings:write',
  'places sensors in sight': 'admin',
  'administers places in sight': 'admin',
  'administers the organisation': 'admin',
  'own logins': 'admin',
  'own preferences': 'admin',
} as const satisfies Record<Exclude<Need, 'nothing' | 'a good token'>, string>

/** The scope that stands for all rights of its user. */
const fullScope = 'aws.cognito.signin.user.admin'

/** Lists the targets that make a difference for a call and its caller; one for a call that names nothing. */
export function listTargets({ about, isIdChosen }: Expectation, caller: CallerKind): Target[] {
  if (about === undefined) return ['own']
  const elsewhere: Target[] = isIdChosen ? ['foreign'] : ['foreign', 'nowhere']
  const hasOutside =
    about === 'login' || about === 'session' || (isLocated(about) && sightOf(caller) === 'part')
  return hasOutside ? ['own', 'outside', ...elsewhere] : ['own', ...elsewhere]
}

/**
 * Works out the answer to a call: the caller is checked first, then the scope, then the role, then the
 * target.
 */
export function expectOutcome(call: Expectation, caller: CallerKind, target: Target): Outcome {
  const { need, about, elsewhere = 'not_found', inEachRecord = need } = call
  if (need === 'nothing') return 'done'
  if (caller.token === 'none') return 'missing_token'
  if (caller.token === 'bad') return 'invalid_token'
  if (need === 'a good token') return 'done'
  const hasScope = [fullScope, scopeFor[need]].some((scope) => caller.scopes.includes(scope))
  if (!hasScope) return 'insufficient_scope'
  if (!mayByRole(need, caller)) return 'insufficient_role'
  if (target === 'own') return mayByRole(inEachRecord, caller) ? 'done' : elsewhere
  const isAColleaguesLogin = about === 'login' && target === 'outside'
  if (isAColleaguesLogin && mayByRole('administers the organisation', caller)) return 'done'
  return elsewhere
}

/** Tells whether the role allows something somewhere, the scope aside. */
function mayByRole(need: Need, caller: CallerKind): boolean {
  const { role, narrowedTo } = caller
  const isWhole = narrowedTo === undefined
  switch (need) {
    case 'nothing':
    case 'a good token':
    case 'reads in sight':
      return true
    case 'posts readings in sight':
      return role !== 'viewer'
    case 'places sensors in sight':
      return isWhole && (role === 'installer' || role === 'admin')
    case 'administers places in sight':
      return isWhole && role === 'admin'
    case 'administers the organisation':
      return isWhole && role === 'admin' && sightOf(caller) === 'all'
    case 'own logins':
    case 'own preferences':
      return isWhole && role !== 'service'
  }
}

/**
 * Tells whether a subject has a location. Clients and users belong to an organisation and lie nowhere in it.
 */
function isLocated(about: Expectation['about']): boolean {
  return about === 'place' || about === 'sensor'
}
