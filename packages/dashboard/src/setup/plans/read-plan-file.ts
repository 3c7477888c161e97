import type { Schemas } from '@openlightfi/client'

/** A file that is larger is not read: it would only hold up the page. */
export const mostFileBytes = 50 * 1_048_576

/** The server takes no plan that is longer than this as compact JSON. */
export const mostPlanBytes = 4 * 1_048_576

/** Why a file is no plan that could be sent. */
export type FileTrouble = 'too-large' | 'not-json' | 'no-object' | 'plan-too-large'

/** A file, looked at before anything is sent. */
export type PlanFile =
  | { readonly plan: Schemas['Floorplan']; readonly trouble?: undefined }
  | {
      readonly trouble: FileTrouble
      /** What the reader of JSON said. */
      readonly detail?: string
    }

/** Reads a floorplan out of a file, and says what keeps it from being sent at all. */
export async function readPlanFile(file: Pick<Blob, 'size' | 'text'>): Promise<PlanFile> {
  if (file.size > mostFileBytes) return { trouble: 'too-large' }
  // Some programs begin their files with a mark of the order of bytes, which is no JSON.
  const text = (await file.text()).replace(/^\uFEFF/, '')
  let plan: unknown
  try {
    plan = JSON.parse(text)
  } catch (error) {
    return { trouble: 'not-json', detail: error instanceof Error ? error.message : String(error) }
  }
  if (typeof plan !== 'object' || plan === null || Array.isArray(plan)) return { trouble: 'no-object' }
  if (new TextEncoder().encode(JSON.stringify(plan)).length > mostPlanBytes)
    return { trouble: 'plan-too-large' }
  // The server checks everything in it, and tells of each mistake.
  return { plan: plan as Schemas['Floorplan'] }
}
