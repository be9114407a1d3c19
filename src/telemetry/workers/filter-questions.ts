/**
 * A filter is a function of the main thread. A worker asks it across, once for each action, and sleeps until
 * the answer stands in memory that both share: whoever asks is in the midst of a loop over bytes.
 */
import { assert } from '../../base/assert.ts'
import type { LogSource } from '../log-record.ts'
import type { RecordFilter, SufficientPart } from '../record-filter.ts'

/** What a filter is asked of an action. */
export interface FilterQuestion {
  readonly of: 'needs' | 'suffices'
  readonly source: LogSource
  readonly service: string
  readonly action: string
}

/** Where an answer appears: its length in bytes, 0 until it is there, and its JSON text. */
export type AnswerPlace = SharedArrayBuffer

const lengthBytes = 4
const largestAnswer = 1020

/** A place for the answers to one worker. */
export function createAnswer(): AnswerPlace {
  return new SharedArrayBuffer(lengthBytes + largestAnswer)
}

/** The filter as a worker has it; `send` takes a question to the main thread. */
export function askingFilter(
  answer: AnswerPlace,
  send: (question: FilterQuestion) => void,
): RecordFilter {
  const length = new Int32Array(answer, 0, 1)
  const ask = (question: FilterQuestion): unknown => {
    Atomics.store(length, 0, 0)
    send(question)
    // The call that wakes for the answer before may come only now.
    while (Atomics.load(length, 0) === 0) Atomics.wait(length, 0, 0)
    const bytes = Buffer.from(answer, lengthBytes, Atomics.load(length, 0))
    return JSON.parse(bytes.toString())
  }
  return {
    needs: (source, service, action) => ask({ of: 'needs', source, service, action }) === true,
    // What is answered is what the function below wrote.
    suffices: (source, service, action) =>
      (ask({ of: 'suffices', source, service, action }) as SufficientPart | null) ?? undefined,
  }
}

/** Answers the question of a worker. */
export function answerQuestion(
  filter: RecordFilter,
  { of, source, service, action }: FilterQuestion,
  answer: AnswerPlace,
): void {
  const said =
    of === 'needs'
      ? filter.needs(source, service, action)
      : (filter.suffices?.(source, service, action) ?? null)
  const text = Buffer.from(JSON.stringify(said))
  assert(text.length <= largestAnswer, 'an answer of a filter has no room')
  Buffer.from(answer, lengthBytes).set(text)
  const length = new Int32Array(answer, 0, 1)
  Atomics.store(length, 0, text.length)
  Atomics.notify(length, 0)
}
