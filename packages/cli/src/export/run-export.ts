import type { Client } from '@openlightfi/client'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { parseTimeMs } from '../parse-time.ts'
import { readPages } from '../read-pages.ts'
import { downloadChunk, measureChunk } from './download-chunk.ts'
import { type ExportManifest, listMissing, loadManifest, saveManifest } from './export-manifest.ts'
import { type Chunk, type ExportRequest, planChunks } from './plan-chunks.ts'

/** The readings to export, and the folder for them. */
export interface ExportTask {
  readonly client: Client
  readonly server: string
  readonly folder: string
  readonly request: ExportRequest
  /** As given: Unix seconds, RFC 3339, a date or a span before now; without `to` until now. */
  readonly from: string
  readonly to: string | undefined
}

/** Callbacks for the progress of an export. */
export interface ExportWatcher {
  /** The plan is made: the number of all files, and of those that are there already. */
  onPlan(files: number, present: number): void
  /** This many bytes of the file under way have come. */
  onProgress(bytes: number): void
  /** Another file is whole. */
  onFile(bytes: number): void
}

/** Files whose manifest is written at once; a crash repeats at most so many. */
const filesPerSave = 8

/**
 * Exports readings into the files of a folder. An export that was broken off goes on where it was, with the
 * range that it began with; files that are whole are not fetched again.
 *
 * @returns the manifest of the whole export.
 * @throws UsageError for arguments that make no export, or another one than the folder holds.
 */
export async function runExport(
  task: ExportTask,
  environment: CliEnvironment,
  watcher: ExportWatcher,
): Promise<ExportManifest> {
  const { client, folder, request } = task
  const { manifest: begun, chunks } = await planExport(task, environment)
  const missing = await listMissing(folder, begun, chunks)
  const names = new Set(missing.map(({ name }) => name))
  let manifest = { ...begun, files: begun.files.filter(({ name }) => !names.has(name)) }
  await saveManifest(folder, manifest)
  watcher.onPlan(chunks.length, chunks.length - missing.length)
  const options = {
    client,
    request,
    folder,
    signal: environment.interruption,
    onProgress: (bytes: number) => watcher.onProgress(bytes),
  }
  try {
    for (const [index, chunk] of missing.entries()) {
      const file = await downloadChunk(chunk, options)
      manifest = { ...manifest, files: [...manifest.files, file] }
      if (index % filesPerSave === filesPerSave - 1) await saveManifest(folder, manifest)
      watcher.onFile(file.bytes)
    }
  } finally {
    await saveManifest(folder, manifest)
  }
  return manifest
}

/** Estimates the size of an export: the file in the middle is fetched, thrown away, and stands for all. */
export async function estimateExport(
  task: ExportTask,
  environment: CliEnvironment,
  watcher: ExportWatcher,
): Promise<{ readonly files: number; readonly missing: number; readonly bytes: number }> {
  const { client, folder, request } = task
  const { manifest, chunks } = await planExport(task, environment)
  const missing = await listMissing(folder, manifest, chunks)
  watcher.onPlan(chunks.length, chunks.length - missing.length)
  const sample = missing[missing.length >> 1]
  const onProgress = (bytes: number) => watcher.onProgress(bytes)
  const options = { client, request, folder, signal: environment.interruption, onProgress }
  const bytes = sample ? (await measureChunk(sample, options)) * missing.length : 0
  return { files: chunks.length, missing: missing.length, bytes }
}

async function planExport(
  task: ExportTask,
  { now }: CliEnvironment,
): Promise<{ readonly manifest: ExportManifest; readonly chunks: Chunk[] }> {
  const { server, request, from, to } = task
  const asked = { from, to: to ?? null }
  const earlier = await loadManifest(task.folder, { server, request, asked })
  const findTimeZone = () => findCommonTimeZone(task)
  const manifest = earlier ?? {
    version: 1,
    server,
    request,
    asked,
    fromMs: await parseTimeMs('--from', from, now(), findTimeZone),
    toMs:
      to === undefined ? Math.floor(now() / 1000) * 1000 : await parseTimeMs('--to', to, now(), findTimeZone),
    sensors: request.by === 'sensor' ? await listSensors(task) : [],
    files: [],
  }
  return { manifest, chunks: planChunks(request, manifest, manifest.sensors) }
}

/**
 * Finds where a date begins: as the API has it for a range of readings, by the clock of the location or of
 * the sensors.
 * @throws UsageError where these have several time zones.
 */
async function findCommonTimeZone({ client, request }: ExportTask): Promise<string> {
  const { location, sensors } = request
  const timeZones = new Set<string>()
  if (location !== undefined) timeZones.add((await client.readLocation(location)).time_zone)
  for (const id of sensors ?? []) {
    const { time_zone: timeZone } = await client.readSensor(id, { project: ['time_zone'] })
    if (timeZone !== undefined) timeZones.add(timeZone)
  }
  const [timeZone = 'UTC', another] = timeZones
  if (another === undefined) return timeZone
  throw new UsageError(
    `a date begins at different moments in ${timeZone} and ${another}, where these sensors are: give --from and --to as times with an offset`,
  )
}

async function listSensors({ client, request }: ExportTask): Promise<string[]> {
  const { location, sensors } = request
  if (sensors) return [...new Set(sensors)].sort()
  const filter = { retired: true, ...(location !== undefined && { location_id: location }) }
  const found = await readPages((query) => client.listSensors({ ...filter, ...query }))
  return found.map(({ sensor_id }) => sensor_id).sort()
}
