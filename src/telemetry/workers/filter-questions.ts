/**
 * A filter is a function of the main thread. A worker asks it across, once for each action, and sleeps until
 * the answer stands in memory that both share: whoever asks is in the midst of a loop over bytes.
 */
import type { RecordFilter } from '../record-filter.ts'

const pending = 0
const no = 1
const yes = 2

/** A place for the answers to one worker. */
export function createAnswer(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
}

/** The filter as a worker has it; `send` takes a question to the main thread. */
export function askingFilter(
  answer: Int32Array<SharedArrayBuffer>,
  send: (words: readonly string[]) => void,
): RecordFilter {
  const ask = (...words: readonly string[]): boolean => {
    Atomics.store(answer, 0, pending)
    send(words)
    Atomics.wait(answer, 0, pending)
    return Atomics.load(answer, 0) === yes
  }
  return { needsCloudtrail: ask }
}

/** Answers the question of a worker. */
export function answerQuestion(
  { needsCloudtrail }: RecordFilter,
  [source = '', name = '']: readonly string[],
  answer: Int32Array<SharedArrayBuffer>,
): void {
  Atomics.store(answer, 0, needsCloudtrail(source, name) ? yes : no)
  Atomics.notify(answer, 0)
}
