/** To be imported ahead of a server: takes its whole heap once something comes on standard input, which keeps nothing alive. */
process.stdin.once('data', () => {
  const taken: object[] = []
  for (;;) taken.push(new Array(1000).fill({}))
})
process.stdin.unref()
