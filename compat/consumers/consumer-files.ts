import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { createCommandPlace } from '../../packages/cli/testing/run-command.ts'
import { type ApiServer, sensorId } from '../../packages/server/testing/api-server.ts'
import { buildConsumerFile, type ConsumerFile, type JsonRow } from './consumer-file.ts'
import { endS, startS } from './consumer-readings.ts'

const range = `from=${startS}&to=${endS}`
const span = `--from ${startS} --to ${endS}`
const days = { from: '2025-10-06', to: '2025-10-12' }
const named = 'sensor_id,var_name,time,value'

/** Variables whose values every reader of every format takes. */
export const commonVariables = ['CO2ppm', 'energyInkWh', 'temperatureC']

/** The parts with which files are made. */
export interface FilesPlace {
  /** The folder for them; absolute. */
  readonly folder: string
  readonly api: ApiServer
  readonly command: Awaited<ReturnType<typeof createCommandPlace>>
  /** Environment variables of the command. */
  readonly variables: Record<string, string>
}

/** Makes every kind of file that server and command write, and knows their expected content. */
export class ConsumerFiles {
  /** By a name for people. */
  readonly files: Record<string, ConsumerFile> = {}
  readonly #place: FilesPlace

  constructor(place: FilesPlace) {
    this.#place = place
  }

  /**
   * Makes files of the server: histories, buckets, intervals and lists, with times of both kinds, and empty
   * ones.
   */
  async download(): Promise<void> {
    const common = this.readings(commonVariables)
    for (const format of ['csv', 'ndjson']) {
      const head = format === 'csv' ? '' : 'value,'
      for (const times of ['', '&time_format=rfc3339']) {
        await this.#download(history('energyInkWh') + times, format, 'time,value')
        const buckets = `${history('CO2ppm')}&bucket=1h${times}`
        await this.#download(buckets, format, `time,${head}min,avg,max,count,last`)
        const intervals = `${history('motionEvent')}&timeout_s=600${times}`
        await this.#download(
          intervals,
          format,
          format === 'csv' ? 'from,to,events' : 'time,value,from,to,events',
        )
        await this.#download(this.readings(['temperatureC', 'motionEvent']) + times, format, named)
      }
      await this.#download(common, format, named)
      await this.#download(this.readings(['onlineStatus']).replace('&derived=false', ''), format, named)
    }
    for (const format of ['csv', 'parquet', 'arrow', 'arrow_stream']) {
      await this.#download(history('VOCppb'), format, 'time,value')
      await this.#download(history('BACnetReads'), format, 'time,value')
      await this.#download(this.readings(['BACnetReads']), format, named)
      if (format !== 'csv') await this.#download(common, format, named)
    }
    await this.#downloadRecords()
  }

  /** Makes files of the command: those that it writes itself, and those that it passes on. */
  async runCommands(): Promise<void> {
    const co2 = await this.#read(history('CO2ppm'))
    await this.#run(`history ${sensorId} CO2ppm ${span} --csv`, 'time,local_time,value', co2)
    await this.#run(`history ${sensorId} CO2ppm ${span} --format ndjson`, 'time,value', co2)
    const buckets = await this.#read(`${history('CO2ppm')}&bucket=1d`)
    const bucketNames = 'time,local_time,min,avg,max,count,last'
    await this.#run(`history ${sensorId} CO2ppm ${span} --bucket 1d --csv`, bucketNames, buckets)
    const hours = await this.#read(`${history('CO2ppm')}&bucket=1h`)
    const plotted = hours.map(({ time, value }) => ({ sensor_id: sensorId, var_name: 'CO2ppm', time, value }))
    await this.#run(`plot ${sensorId} CO2ppm ${span} --bucket 1h --csv`, named, plotted)
    for (const [kind, names] of [
      ['daily', 'date,min,avg,max,count,coverage'],
      ['hourly', 'date,hour,min,avg,max,count,coverage'],
    ] as const) {
      const data = await this.#read(`/sensors/${sensorId}/CO2ppm/${kind}?from=${days.from}&to=${days.to}`)
      await this.#run(`${kind} ${sensorId} CO2ppm --from ${days.from} --to ${days.to} --csv`, names, data)
    }
    const changes = await this.#read('/readings/changes?limit=10000')
    await this.#run('changes --limit 10000 --csv', `id,${named}`, changes)
    const latest = await this.#read(`/sensors/${sensorId}`)
    const names = { sensor_id: sensorId }
    await this.#run(
      `latest ${sensorId} --csv`,
      named,
      latest.map((datum) => ({ ...names, ...datum })),
    )
    await this.#watch(latest.find(({ var_name }) => var_name === 'energyInkWh') ?? {})
    await this.#export()
  }

  /** The URL path of a list of variables of the sensor. */
  readings(variables: readonly string[]): string {
    const wanted = variables.map((name) => `&var_name=${name}`).join('')
    return `/readings?sensor_id=${sensorId}&derived=false&${range}${wanted}`
  }

  /** Writes `readings.csv` and its like for the recipes, with the command as the page says. */
  async writeForRecipes(): Promise<{ files: ConsumerFile; text: ConsumerFile }> {
    const data = await this.#read(this.readings(commonVariables))
    for (const format of ['csv', 'ndjson', 'parquet', 'arrow']) {
      const file = join(this.#place.folder, `readings.${format}`)
      const variables = commonVariables.map((name) => `--variable ${name}`).join(' ')
      await this.#start(`readings --sensor ${sensorId} ${variables} ${span} --format ${format} -o ${file}`)
    }
    return {
      files: buildConsumerFile('readings.parquet', 'parquet', { names: named, data, asInstants: true }),
      text: buildConsumerFile('readings.csv', 'csv', { names: named, data }),
    }
  }

  async #download(path: string, format: string, names: string): Promise<void> {
    const data = await this.#read(path.replace('&time_format=rfc3339', ''))
    const asInstants = path.includes('rfc3339') || !(format === 'csv' || format === 'ndjson')
    const answer = await this.#ask(`${path}&format=${format}`)
    await this.#keep(path, format, { names, data, asInstants, content: await answer.bytes() })
  }

  /** Sensors as they are exported, with places that have whole degrees and without. */
  async #downloadRecords(): Promise<void> {
    const { sensors } = (await (await this.#ask('/exports/sensors')).json()) as { sensors: JsonRow[] }
    const data = sensors.map(({ position, ...sensor }) => ({ ...sensor, ...(position as object | null) }))
    const names = 'sensor_id,location_id,name,longitude,latitude,polygon_id,retired_at'
    const content = await (await this.#ask('/exports/sensors?format=csv')).bytes()
    await this.#keep('/exports/sensors', 'csv', { names, data, content })
  }

  async #run(line: string, names: string, data: readonly JsonRow[]): Promise<void> {
    const format = line.includes('ndjson') ? 'ndjson' : 'csv'
    await this.#keep(`lightfi ${line}`, format, { names, data, content: await this.#start(line) })
  }

  /** The newest reading alone, as it is printed first. */
  async #watch(newest: JsonRow): Promise<void> {
    for (const [option, format] of [
      ['--csv', 'csv'],
      ['--json', 'ndjson'],
    ] as const) {
      const line = `watch ${sensorId} energyInkWh ${option}`
      const { command, variables } = this.#place
      const watch = command.start(line, { variables })
      await watch.stdout.waitFor(/kWh[^\n]*\n/)
      watch.interrupt()
      await watch.exitCode
      const data = [{ sensor_id: sensorId, ...newest, unit: 'kWh' }]
      const content = watch.stdout.text
      await this.#keep(`lightfi ${line}`, format, { names: `${named},unit`, data, content })
    }
  }

  async #export(): Promise<void> {
    const data = await this.#read(this.readings(commonVariables))
    const variables = commonVariables.map((name) => `--variable ${name}`).join(' ')
    for (const format of ['csv', 'parquet']) {
      const folder = join(this.#place.folder, `export-${format}`)
      await this.#start(
        `export ${folder} --sensor ${sensorId} ${variables} ${span} --by sensor --format ${format}`,
      )
      const name = (await readdir(folder)).find((entry) => entry.endsWith(format)) ?? ''
      const asInstants = format === 'parquet'
      this.files[`lightfi export --format ${format}`] = buildConsumerFile(join(folder, name), format, {
        names: named,
        data,
        asInstants,
      })
    }
  }

  async #keep(
    what: string,
    format: string,
    file: Parameters<typeof buildConsumerFile>[2] & { readonly content: string | Uint8Array },
  ): Promise<void> {
    const path = join(this.#place.folder, `${Object.keys(this.files).length}.${format}`)
    await writeFile(path, file.content)
    this.files[`${what} as ${format}`] = buildConsumerFile(path, format, file)
  }

  async #ask(path: string): Promise<Response> {
    const { api } = this.#place
    const headers = { authorization: `Bearer ${api.tokens.reader}` }
    const answer = await fetch(api.server.publicUrl + path, { headers })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }

  async #read(path: string): Promise<JsonRow[]> {
    return ((await (await this.#ask(path)).json()) as { data: JsonRow[] }).data
  }

  async #start(line: string): Promise<string> {
    const { command, variables } = this.#place
    const { exitCode, stdout, stderr } = await command.run(line, { variables })
    if (exitCode !== 0) throw new Error(`lightfi ${line}: ${stderr}`)
    return stdout
  }
}

function history(varName: string): string {
  return `/sensors/${sensorId}/${varName}/history?derived=false&${range}`
}
