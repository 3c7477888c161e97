import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createClient, createClientCredentialsGrant, createTokenSource } from '@openlightfi/client'
import { fillHistory, type ReadingsApi, runGateway, simulateBuilding } from '@openlightfi/simulator'
import { findDemoOrganisation } from './demo-organisations.ts'
import type { HistoryPart } from './demo-progress.ts'
import { readGateway } from './read-gateway.ts'
import {
  type SimulatedOrganisation,
  type SimulationOrder,
  type SimulationReport,
  stopMessage,
} from './simulation-messages.ts'

/**
 * The simulation thread: fills history and sends live readings through the public API, as gateways outside
 * would, and so leaves the server's event loop to the server. Ends after `stopMessage`, and for no other
 * reason: an administrator of the demo may take everything from a gateway, and give it back.
 */
const order = workerData as SimulationOrder
const stop = new AbortController()
parentPort?.on('message', (message) => {
  if (message === stopMessage) stop.abort()
})

const send = (report: SimulationReport) => parentPort?.postMessage(report)

/** Between two attempts of a gateway that was refused. */
const stuckRetryMs = 3000

try {
  await Promise.all([fillHistories(), ...order.organisations.map(sendLive)])
} catch (error) {
  if (!stop.signal.aborted) throw error
} finally {
  parentPort?.close() // nothing else keeps the thread alive
}

/** The last day of all first; one after the other, so that the server has time for its callers. */
async function fillHistories(): Promise<void> {
  for (const organisation of order.organisations) await fillPart(organisation, 'recent')
  send({ kind: 'recent-filled' })
  for (const organisation of order.organisations) await fillPart(organisation, 'older')
  send({ kind: 'history-filled' })
}

async function fillPart(organisation: SimulatedOrganisation, part: HistoryPart): Promise<void> {
  const { organisationId } = organisation
  const missing = organisation.missing.find((candidate) => candidate.part === part)
  if (!missing) return
  let { fromS } = missing
  await persist(organisation, (api, noteSuccess) =>
    fillHistory({
      api,
      source: simulateBuilding(findDemoOrganisation(organisationId).building, order.seed),
      fromS,
      toS: missing.toS,
      signal: stop.signal,
      onProgress: (untilS, posted) => {
        fromS = untilS
        noteSuccess()
        send({ kind: 'history', organisationId, part, untilS, posted })
      },
      onRejected: (reasons) => send({ kind: 'rejected', organisationId, reasons }),
    }),
  )
}

async function sendLive(organisation: SimulatedOrganisation): Promise<void> {
  const { organisationId } = organisation
  let fromS = organisation.liveFromS
  await persist(organisation, (api, noteSuccess) =>
    runGateway({
      api,
      source: simulateBuilding(findDemoOrganisation(organisationId).building, order.seed),
      fromS,
      periodS: order.periodS,
      signal: stop.signal,
      events: {
        onDelivered: (untilS, { accepted, rejected }) => {
          fromS = untilS
          noteSuccess()
          const reasons = rejected.map(({ detail }) => detail)
          send({ kind: 'live', organisationId, untilS, accepted, rejected: reasons })
        },
        onFailure: (error, waitMs) => send({ kind: 'retry', organisationId, reason: String(error), waitMs }),
        onDropped: (count) => send({ kind: 'dropped', organisationId, count }),
      },
    }),
  )
}

/**
 * Does the work of a gateway until it is done or the thread is stopped. When its own retries did not help,
 * the trouble is told and the work begun anew, with the newest credentials of the gateway.
 */
async function persist(
  { organisationId, gateway }: SimulatedOrganisation,
  work: (api: ReadingsApi, noteSuccess: () => void) => Promise<void>,
): Promise<void> {
  let credentials = gateway
  let isStuck = false
  const noteSuccess = () => {
    if (isStuck) send({ kind: 'unstuck', organisationId })
    isStuck = false
  }
  while (!stop.signal.aborted) {
    try {
      await work(connect(credentials), noteSuccess)
      return
    } catch (error) {
      stop.signal.throwIfAborted()
      isStuck = true
      send({ kind: 'stuck', organisationId, reason: String(error) })
    }
    await wait(stuckRetryMs, undefined, { signal: stop.signal })
    credentials = (await readGateway(order.accessFile, organisationId)) ?? credentials
  }
}

function connect(gateway: SimulatedOrganisation['gateway']): ReadingsApi {
  const allowInsecureHttp = true // the server of this very process, on an address of this machine
  const oauthUrl = `${order.apiUrl}/oauth2`
  const grant = createClientCredentialsGrant({
    ...gateway,
    oauthUrl,
    scope: 'readings:write',
    allowInsecureHttp,
  })
  return createClient({ baseUrl: order.apiUrl, tokens: createTokenSource({ grant }), allowInsecureHttp })
}
