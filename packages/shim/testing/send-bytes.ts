import { connect, type NetConnectOpts } from 'node:net'

/**
 * Sends bytes, one for each character, to the loopback or a UNIX socket, and reads until the other side hangs
 * up.
 */
export function sendBytes(address: { readonly port: number } | { readonly path: string }, bytes: string) {
  const options: NetConnectOpts = 'path' in address ? address : { host: '127.0.0.1', ...address }
  return new Promise<string>((resolve, reject) => {
    const socket = connect(options, () => socket.write(bytes, 'latin1'))
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (piece: string) => {
      answer += piece
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}
