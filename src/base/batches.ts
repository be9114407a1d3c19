/**
 * Pieces of text joined until they are at least so many characters, the last as it comes: a system call for
 * each small piece would be slow. One batch, an empty one, where there are no pieces.
 */
export function* inBatches(pieces: Iterable<string>, size: number): Generator<string> {
  let batch = ''
  for (const piece of pieces) {
    batch += piece
    if (batch.length < size) continue
    yield batch
    batch = ''
  }
  yield batch
}
