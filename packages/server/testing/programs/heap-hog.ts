/**
 * Takes the whole heap of a server once something comes on standard input, which keeps nothing alive. It is
 * imported ahead of the server.
 */
process.stdin.once('data', () => {
  const taken: object[] = []
  for (;;) taken.push(new Array(1000).fill({}))
})
process.stdin.unref()
