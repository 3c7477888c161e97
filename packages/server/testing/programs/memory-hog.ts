/** Takes memory until there is none. */
const taken: Buffer[] = []
setInterval(() => taken.push(Buffer.alloc(16 * 1024 ** 2, 1)), 5)
