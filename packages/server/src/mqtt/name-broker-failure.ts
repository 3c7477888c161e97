/**
 * The reasons of MQTT 5 (section 2.4) that a person can do something about, as the end of a sentence about
 * the broker.
 */
const reasons: Readonly<Record<number, string>> = {
  128: 'it refuses, and does not say why',
  129: 'it says that the packet is malformed',
  130: 'it says that the protocol was broken',
  132: 'it does not speak MQTT 5',
  133: 'it does not want this clientId',
  134: 'username or password are wrong',
  135: 'this client may not do that',
  136: 'it is not available',
  137: 'it is busy',
  138: 'this client is banned',
  139: 'it is shutting down',
  140: 'it does not know this way of logging in',
  141: 'it heard nothing for too long',
  142: 'another client with the same clientId has taken over: is there a second server with it?',
  143: 'it does not take this topic filter',
  149: 'a packet was too large',
  151: 'a quota is used up',
  156: 'another broker is to be used',
  157: 'another broker is to be used',
  158: 'it has no shared subscriptions: leave sharedGroup out, with one connection',
  159: 'connections come too fast',
  162: 'it has no subscriptions with wildcards',
}

/** The error of a broker that refuses something by a reason code. */
export class BrokerRefusalError extends Error {
  override readonly name = 'BrokerRefusalError'

  constructor(code: number, cause?: unknown) {
    super(`The broker says no: ${reasons[code] ?? `reason code ${code}`}.`, { cause })
  }
}

/** Names a failure of a connection: by the broker's reason where it gave one. */
export function nameBrokerFailure(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'number' ? new BrokerRefusalError(code, error) : error
}
