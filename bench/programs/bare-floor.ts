/**
 * A Fastify route that stringifies the object of the JSON file given as argument for each answer, and answers
 * 304 to whoever has it, behind no authentication.
 */
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: bare-floor.ts FILE')
const floor: unknown = JSON.parse(readFileSync(file, 'utf8'))
const tag = '"bench"'
const app = Fastify()
app.get('/', async (request, reply) => {
  reply.header('etag', tag)
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(floor))
})
console.log(JSON.stringify({ url: await app.listen({ port: 0, host: '127.0.0.1' }) }))
process.on('SIGTERM', async () => {
  await app.close()
  process.exit(0)
})
