import type { Transform } from 'node:stream'

/**
 * Passes a stream through a Node transform, a chunk at a time, so that everything the transform made before
 * it failed is yielded before its error is thrown (a pipeline would lose it). It works on the next chunk while
 * what became of the last one is looked at: what two chunks become is held at once.
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
    let writing: Promise<void> | undefined
    for await (const chunk of source) {
      await writing
      if (failure !== undefined || transform.readableEnded) break
      const taken = take()
      writing = write(transform, chunk)
      yield* taken
    }
    await writing
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
