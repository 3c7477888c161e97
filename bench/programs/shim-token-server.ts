/**
 * A token endpoint that grants whatever it is asked, for a shim whose token the peer's static header has
 * instead.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const [accessToken] = process.argv.slice(2)
if (accessToken === undefined) throw new Error('usage: shim-token-server.ts ACCESS_TOKEN')
const answer = JSON.stringify({ access_token: accessToken, token_type: 'Bearer', expires_in: 14_400 })
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json').end(answer)
})
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
})
process.on('SIGTERM', () => process.exit(0))
