/**
 * Passes a sequence on until a signal says to stop: then it ends at once, even while the next element is
 * awaited, and the source is told to close without being waited for.
 */
export async function* untilAborted<Element>(
  source: AsyncGenerator<Element>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Element> {
  if (signal === undefined) {
    yield* source
    return
  }
  // One promise for the signal would gather a reaction for each element.
  let stop: (() => void) | undefined
  const onAbort = (): void => stop?.()
  signal.addEventListener('abort', onAbort)
  try {
    while (!signal.aborted) {
      const next = await new Promise<IteratorResult<Element> | undefined>((resolve, reject) => {
        stop = () => resolve(undefined)
        source.next().then(resolve, reject)
      })
      if (next === undefined || next.done === true) break
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    // What fails when nobody wants it any more is of no interest.
    const closing = source.return(undefined).catch(() => undefined)
    if (!signal.aborted) await closing
  }
}
