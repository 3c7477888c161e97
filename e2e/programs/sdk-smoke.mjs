// Calls a server with the SDK as a program would that installed it. Plain JavaScript: it runs in every
// runtime.

/**
 * @param {typeof import('@openlightfi/client')} sdk
 * @param {{ baseUrl: string, gateway: { clientId: string, clientSecret: string },
 *   web: { clientId: string, clientSecret: string }, refreshToken: string, sensorId: string, fromS: number,
 *   store?: import('@openlightfi/client').TokenStore }} settings
 */
export async function exerciseSdk(sdk, { baseUrl, gateway, web, refreshToken, sensorId, fromS, store }) {
  const oauthUrl = `${baseUrl}/oauth2`
  const poster = sdk.createClient({
    baseUrl,
    tokens: sdk.createTokenSource({ grant: sdk.createClientCredentialsGrant({ oauthUrl, ...gateway }) }),
  })
  const tokenStore = store ?? sdk.createMemoryTokenStore()
  await tokenStore.save({ refreshToken })
  const grant = sdk.createRefreshTokenGrant({ oauthUrl, ...web })
  const client = sdk.createClient({ baseUrl, tokens: sdk.createTokenSource({ grant, store: tokenStore }) })

  const { next_cursor: after } = await client.readReadingChanges({ after: 'now' })
  const readings = [850, 851.5, 853].map((value, index) => ({
    sensor_id: sensorId,
    var_name: /** @type {const} */ ('CO2ppm'),
    time: fromS + index * 60,
    value,
  }))
  const { accepted } = await poster.createReadings({ readings })

  const history = []
  const query = { from: fromS, to: fromS + 180 }
  for await (const { value } of sdk.iterateHistory(client, sensorId, 'CO2ppm', query)) history.push(value)
  const watched = []
  for await (const { value } of sdk.watchReadings(client, { after }, { intervalMs: 100 })) {
    if (watched.push(value) === 3) break
  }
  const streamed = []
  for await (const event of sdk.watchEvents(client, { cursor: after })) {
    if (event.type === 'snapshot') streamed.push(event.type)
    if (event.type === 'readings') streamed.push(...event.readings.map(({ value }) => value))
    if (streamed.length === 4) break
  }
  const problem = await client.readSensor('AQ2-000000000000').catch((error) => error)
  const reason = new Error('enough')
  const aborted = await client.readHealth({ signal: AbortSignal.abort(reason) }).catch((error) => error)
  return {
    accepted,
    history,
    watched,
    streamed,
    isNotFound: problem instanceof sdk.problemClasses.not_found && sdk.isProblem(problem, 'not_found'),
    isAborted: aborted === reason,
    isStored: (await tokenStore.load())?.accessToken !== undefined,
  }
}
