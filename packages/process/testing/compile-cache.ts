/**
 * The folder in which the runner of the tests has Node keep compiled modules, as part of an environment: for
 * programs that a test starts with an environment of their own, which start in half the time with it.
 */
export const compileCache: Readonly<Record<string, string>> =
  process.env.NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }
