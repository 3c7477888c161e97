import { parentPort, workerData } from 'node:worker_threads'
import { createClient, createClientCredentialsGrant, createTokenSource } from '@openlightfi/client'
import { fillHistory, type ReadingsApi, runGateway, simulateBuilding } from '@openlightfi/simulator'
import { findDemoOrganisation } from './demo-organisations.ts'
import {
  type SimulatedOrganisation,
  type SimulationOrder,
  type SimulationReport,
  stopMessage,
} from './simulation-messages.ts'

/**
 * The simulation thread: fills history and sends live readings through the public API, as gateways outside would,
 * and so leaves the server's event loop to the server. Ends after `stopMessage`.
 */
const order = workerData as SimulationOrder
const stop = new AbortController()
parentPort?.on('message', (message) => {
  if (message === stopMessage) stop.abort()
})

const send = (report: SimulationReport) => parentPort?.postMessage(report)

try {
  await Promise.all([fillHistories(), ...order.organisations.map(sendLive)])
} catch (error) {
  if (!stop.signal.aborted) throw error
} finally {
  parentPort?.close() // nothing else keeps the thread alive
}

/** One after the other, so that the server has time for its callers. */
async function fillHistories(): Promise<void> {
  for (const organisation of order.organisations) {
    const { organisationId, historyFromS, historyToS } = organisation
    if (historyFromS >= historyToS) continue
    await fillHistory({
      api: connect(organisation),
      source: simulateBuilding(findDemoOrganisation(organisationId).building, order.seed),
      fromS: historyFromS,
      toS: historyToS,
      signal: stop.signal,
      onProgress: (untilS, posted) => send({ kind: 'history', organisationId, untilS, posted }),
    })
  }
  send({ kind: 'history-filled' })
}

async function sendLive(organisation: SimulatedOrganisation): Promise<void> {
  const { organisationId, liveFromS } = organisation
  await runGateway({
    api: connect(organisation),
    source: simulateBuilding(findDemoOrganisation(organisationId).building, order.seed),
    fromS: liveFromS,
    periodS: order.periodS,
    signal: stop.signal,
    events: {
      onDelivered: (untilS, { accepted, rejected }) => {
        const reasons = rejected.map(({ detail }) => detail)
        send({ kind: 'live', organisationId, untilS, accepted, rejected: reasons })
      },
      onFailure: (error, waitMs) => send({ kind: 'retry', organisationId, reason: String(error), waitMs }),
      onDropped: (count) => send({ kind: 'dropped', organisationId, count }),
    },
  })
}

function connect({ gateway }: SimulatedOrganisation): ReadingsApi {
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
