/** The first bytes of a stream together with the whole stream, which can still be read once. */
export interface Peeked {
  /** At least as many bytes as were asked for, or all that there are. */
  readonly head: Buffer
  readonly all: AsyncIterable<Buffer>
}

/** Reads ahead until so many bytes are there, so that they can be looked at. */
export async function peek(source: AsyncIterable<Buffer>, atLeast: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]()
  const chunks: Buffer[] = []
  let length = 0
  let isDone = false
  while (length < atLeast && !isDone) {
    const next = await iterator.next()
    isDone = next.done === true
    if (next.done) break
    chunks.push(next.value)
    length += next.value.length
  }
  const head = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
  return { head, all: chain(head, iterator) }
}

async function* chain(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head
    for (;;) {
      const next = await rest.next()
      if (next.done) return
      yield next.value
    }
  } finally {
    await rest.return?.()
  }
}
