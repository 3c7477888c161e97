import { readPemFile, readSecretFile } from '@openlightfi/process/settings'
import type { IClientOptions } from 'mqtt'
import type { BrokerConfig } from './mqtt-config.ts'

/** The time for a connection and the broker's answer. */
const connectTimeoutMs = 10_000

/** The time without a packet after which the connection is tried, seconds. */
const keepaliveS = 30

/** The number of payloads that a packet may be as large as. */
const payloadsOfPacket = 2

/**
 * Builds the options of one connection; files are read anew each time, so that a new password needs no
 * restart.
 *
 * @throws CredentialFileError
 */
export async function buildConnectOptions(broker: BrokerConfig, clientId: string): Promise<IClientOptions> {
  const { username, passwordFile, caFile, certFile, keyFile } = broker
  return {
    protocolVersion: 5,
    clientId,
    clean: false,
    // A new client is made instead, so that no acknowledgement crosses from one connection to the next.
    reconnectPeriod: 0,
    connectTimeout: connectTimeoutMs,
    keepalive: keepaliveS,
    resubscribe: false,
    properties: {
      sessionExpiryInterval: broker.sessionExpiryS,
      receiveMaximum: broker.receiveMaximum,
      maximumPacketSize: payloadsOfPacket * broker.maxPayloadBytes,
    },
    ...(username !== undefined && { username }),
    ...(passwordFile !== undefined && { password: await readSecretFile(passwordFile, 'password') }),
    ...(caFile !== undefined && { ca: await readPemFile(caFile) }),
    ...(certFile !== undefined && { cert: await readPemFile(certFile) }),
    ...(keyFile !== undefined && { key: await readPemFile(keyFile) }),
  }
}
