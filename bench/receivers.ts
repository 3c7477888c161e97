import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Is told the number that a message carries. */
export type OnMessage = (value: number) => void

/** Receivers that are connected, each with one connection, and do nothing but to look for numbers. */
export interface Receivers {
  close(): void
}

/** Connects readers of our events; resolves when every one has got its first events. */
export function connectStreams(
  url: string,
  token: string,
  count: number,
  onMessage: OnMessage,
): Promise<Receivers> {
  const { hostname, port, host } = new URL(url)
  const head = `GET /events?var_name=CO2ppm HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n\r\n`
  return connectMany(count, async () => {
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    socket.write(head)
    const begun = Promise.withResolvers<void>()
    socket.on('data', (bytes: Buffer) => {
      const text = bytes.toString('latin1')
      if (text.startsWith('HTTP/1.1 4') || text.startsWith('HTTP/1.1 5')) begun.reject(new Error(text))
      if (text.includes('data: []')) begun.resolve()
      for (const [, value] of text.matchAll(/"value":(\d+)/g)) onMessage(Number(value))
    })
    await begun.promise
    return socket
  })
}

/** Connects one that posts a reading a request; its function resolves when it is acknowledged. */
export async function connectPoster(url: string, token: string): Promise<(reading: object) => Promise<void>> {
  const { hostname, port, host } = new URL(url)
  const socket = connect(Number(port), hostname).setNoDelay()
  await once(socket, 'connect')
  const head = `POST /readings HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`
  return async (reading) => {
    const body = JSON.stringify({ readings: [reading] })
    socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body}`)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    if (!answer.includes('"accepted":1')) throw new Error(answer.toString())
  }
}

/**
 * Connects subscribers of an MQTT 3.1.1 broker, quality of service 1: each acknowledges every message. They
 * are written by hand, since a library would be measured with the broker.
 */
export function connectSubscribers(port: number, count: number, onMessage: OnMessage): Promise<Receivers> {
  return connectMany(count, async (index) => {
    const socket = await connectMqtt(port, `subscriber-${index}`)
    const topic = Buffer.from(mqttTopic)
    const filter = Buffer.concat([Buffer.from([0, 1]), lengthOf(topic), topic, Buffer.from([1])])
    const begun = Promise.withResolvers<void>()
    let rest: Buffer = Buffer.alloc(0)
    socket.on('data', (bytes: Buffer) => {
      rest = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
      while (rest.length >= 2 && rest.length >= 2 + (rest[1] ?? 0)) {
        const packet = rest.subarray(0, 2 + (rest[1] ?? 0))
        rest = rest.subarray(packet.length)
        if (packet[0] === 0x90) begun.resolve()
        if ((packet[0] ?? 0) >> 4 !== 3) continue
        const idAt = 4 + packet.readUInt16BE(2)
        socket.write(Buffer.from([0x40, 2, packet[idAt] ?? 0, packet[idAt + 1] ?? 0]))
        onMessage(Number(packet.toString('latin1', idAt + 2)))
      }
    })
    socket.write(Buffer.concat([Buffer.from([0x82, filter.length]), filter]))
    await begun.promise
    return socket
  })
}

/** Connects one that publishes; its function resolves when the broker has acknowledged the number. */
export async function connectPublisher(port: number): Promise<(value: number) => Promise<void>> {
  const socket = await connectMqtt(port, 'publisher')
  const topic = Buffer.from(mqttTopic)
  return async (value) => {
    const id = Buffer.from([0, 1])
    const content = Buffer.concat([lengthOf(topic), topic, id, Buffer.from(String(value))])
    socket.write(Buffer.concat([Buffer.from([0x32, content.length]), content]))
    await once(socket, 'data')
  }
}

const mqttTopic = 'bench'

async function connectMqtt(port: number, clientId: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setNoDelay()
  await once(socket, 'connect')
  const id = Buffer.from(clientId)
  const head = Buffer.from([0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 0]) // MQTT 3.1.1, clean, no keep-alive
  const content = Buffer.concat([head, lengthOf(id), id])
  socket.write(Buffer.concat([Buffer.from([0x10, content.length]), content]))
  const [answer] = (await once(socket, 'data')) as [Buffer]
  if (answer[0] !== 0x20 || answer[3] !== 0) throw new Error('the broker refused a connection')
  return socket
}

function lengthOf(bytes: Buffer): Buffer {
  return Buffer.from([bytes.length >> 8, bytes.length & 0xff])
}

/** Connects so many at a time that nobody's queue of connections overflows. */
const atOnce = 50

async function connectMany(
  count: number,
  connectOne: (index: number) => Promise<Socket>,
): Promise<Receivers> {
  const sockets: Socket[] = []
  for (let from = 0; from < count; from += atOnce) {
    const indexes = Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => from + at)
    sockets.push(...(await Promise.all(indexes.map(connectOne))))
  }
  return {
    close: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}
