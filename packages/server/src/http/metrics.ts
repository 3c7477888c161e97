import { createServer, type Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { watchAnswerEnds } from './answer-ends.ts'
import { type Distribution, DistributionMetric } from './distribution.ts'

/** The connections that may read the metrics at once; a further one is closed. */
const maxConnections = 16

/** A metric whose figures are counted elsewhere. */
export interface FigureMetric {
  readonly kind: 'gauge' | 'counter'
  readonly name: string
  readonly help: string
}

/** A figure of a metric. */
export interface Figure {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** A metric of durations. */
export interface DurationMetric {
  readonly name: string
  readonly help: string
  readonly labelNames?: readonly string[]
  /** The upper bounds of its buckets, seconds. */
  readonly buckets: readonly number[]
}

/** Notes a duration, milliseconds. */
export type NoteDuration = (labels: Readonly<Record<string, string>>, durationMs: number) => void

/** Counts the work of the server, in Prometheus' text format. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #requests = new Histogram({
    name: 'lightfi_http_request_duration_seconds',
    help: 'Time from request to the end of the answer, by operation and status.',
    labelNames: ['operation', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.#registry],
  })
  #server: Server | undefined

  constructor() {
    collectDefaultMetrics({ register: this.#registry })
  }

  /** Counts every answer of an app, and those without a client. */
  observe(app: FastifyInstance): void {
    watchAnswerEnds(app, (request, reply, { status }) => {
      const operation = request.routeOptions.config.operationId ?? 'other'
      this.#requests.observe({ operation, status: String(status) }, reply.elapsedTime / 1000)
    })
  }

  /** Shows a state as one series for each possible one, 1 for the present one. */
  showState(name: string, help: string, states: readonly string[], read: () => string): void {
    new Gauge({
      name,
      help,
      labelNames: ['state'],
      registers: [this.#registry],
      collect() {
        for (const state of states) this.set({ state }, state === read() ? 1 : 0)
      },
    })
  }

  /** Shows a number as it is whenever somebody asks. */
  showCount(name: string, help: string, read: () => number): void {
    this.showFigures({ kind: 'gauge', name, help }, [], () => [{ labels: {}, value: read() }])
  }

  /** Shows figures that are counted elsewhere, as they are when somebody looks. */
  showFigures(
    { kind, name, help }: FigureMetric,
    labelNames: readonly string[],
    read: () => readonly Figure[],
  ): void {
    const settings = { name, help, labelNames: [...labelNames], registers: [this.#registry] }
    if (kind === 'gauge') {
      new Gauge({
        ...settings,
        collect() {
          this.reset() // what is not there any more is not shown
          if (labelNames.length === 0) this.remove() // a reset gauge without labels shows 0
          for (const { labels, value } of read()) this.set(labels, value)
        },
      })
      return
    }
    new Counter({
      ...settings,
      collect() {
        this.reset()
        for (const { labels, value } of read()) this.inc(labels, value)
      },
    })
  }

  /** Adds a histogram of durations. @returns the function that notes one. */
  addDurations({ name, help, labelNames = [], buckets }: DurationMetric): NoteDuration {
    const registers = [this.#registry]
    const settings = { name, help, labelNames: [...labelNames], buckets: [...buckets], registers }
    const histogram = new Histogram(settings)
    return (labels, durationMs) => histogram.observe(labels, durationMs / 1000)
  }

  /** Shows a histogram that is counted elsewhere. */
  showDistribution(name: string, help: string, distribution: Distribution): void {
    this.#registry.registerMetric(new DistributionMetric(name, help, distribution))
  }

  /**
   * Serves `/metrics` on a separate port: the figures are for the operator, who says by the host which
   * machines may ask.
   */
  async listen(port: number, host = '127.0.0.1'): Promise<void> {
    const server = createServer(async (request, response) => {
      if (request.url !== '/metrics') {
        response.writeHead(404).end()
        return
      }
      const text = await this.#registry.metrics()
      response.writeHead(200, { 'content-type': this.#registry.contentType }).end(text)
    })
    server.maxConnections = maxConnections
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve)
    })
    this.#server = server
  }

  /** The port that serves `/metrics`; `undefined` while none does. */
  get port(): number | undefined {
    const address = this.#server?.address()
    return typeof address === 'object' ? address?.port : undefined
  }

  async close(): Promise<void> {
    const server = this.#server
    if (!server) return
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
