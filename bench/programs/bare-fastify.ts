/** A Fastify route that answers the bytes given as argument, behind no authentication. */
import Fastify from 'fastify'

const [body] = process.argv.slice(2)
if (body === undefined) throw new Error('usage: bare-fastify.ts BODY')
const app = Fastify()
app.get('/sensors/:sensor_id', async (_request, reply) =>
  reply.type('application/json; charset=utf-8').send(body),
)
console.log(JSON.stringify({ url: await app.listen({ port: 0, host: '127.0.0.1' }) }))
process.on('SIGTERM', async () => {
  await app.close()
  process.exit(0)
})
