import type { LastChange, Operation } from '@openlightfi/contract'
import { ProblemError } from '../problem-error.ts'
import type { Caller } from './caller.ts'

/**
 * Finds who did one of the acts to a thing last, as far as the caller may know.
 * @param subjectId the id of the thing in the audit log.
 */
export type FindLastChange = (
  caller: Caller,
  subjectId: string,
  actions: NonNullable<Operation['versionedBy']>,
) => Promise<LastChange | undefined>

/** A change that is being made. */
interface Change {
  readonly operation: Operation
  readonly caller: Caller
  readonly params: Readonly<Record<string, unknown>>
}

/** Makes a change; where it is refused as `changed_meanwhile`, the problem says who was first. */
export async function nameLastChange<Result>(
  findLastChange: FindLastChange | undefined,
  { operation: { versionedBy = [] }, caller, params }: Change,
  act: () => Promise<Result>,
): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'changed_meanwhile') throw error
    const [subjectId] = Object.values(params)
    if (versionedBy.length === 0 || typeof subjectId !== 'string') throw error
    const lastChange = await findLastChange?.(caller, subjectId, versionedBy)
    if (!lastChange) throw error
    const { at, by } = lastChange
    const detail = `${by ?? 'The operator'} changed it last, ${new Date(at * 1000).toISOString()}. ${error.message}`
    throw new ProblemError(error.code, detail, { ...error.extras, lastChange })
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Absent where there is no audit log. */
    findLastChange?: FindLastChange
  }
}
