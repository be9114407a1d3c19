import type { Transform } from 'node:stream'

/**
 * Passes a stream through a Node transform, one chunk at a time, so that everything the transform
 * made before it failed is yielded before its error is thrown (a pipeline would lose it). What one
 * chunk becomes is held at once.
 */
export async function* throughTransform<Output>(
  source: AsyncIterable<Buffer>,
  transform: Transform,
): AsyncGenerator<Output> {
  let made: Output[] = []
  let failure: Error | undefined
  transform.on('data', (output: Output) => made.push(output))
  transform.on('error', (error) => (failure ??= error))
  const take = (): readonly Output[] => {
    const taken = made
    made = []
    return taken
  }
  try {
    for await (const chunk of source) {
      await write(transform, chunk)
      yield* take()
      if (failure !== undefined || transform.readableEnded) break
    }
    if (failure === undefined) await end(transform)
    yield* take()
    if (failure !== undefined) throw failure
  } finally {
    transform.destroy()
  }
}

/** Resolves when the chunk has been worked on, also when that failed: then only `close` comes. */
function write(transform: Transform, chunk: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      transform.off('close', done)
      resolve()
    }
    transform.once('close', done)
    transform.write(chunk, done)
  })
}

function end(transform: Transform): Promise<void> {
  return new Promise((resolve) => {
    transform.once('end', resolve)
    transform.once('close', resolve)
    transform.end()
  })
}
