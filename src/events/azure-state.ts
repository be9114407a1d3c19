import type { JsonObject } from '../base/json.ts'
import { nameIn } from './azure-fields.ts'

/** How far an operation has come (reference/telemetry.md 1.2). */
export type AzureState = 'started' | 'accepted' | 'succeeded' | 'failed'

/** Every spelling of a state: REST and Log Analytics, then Event Hub and Elastic. Lower case. */
const stateOfText = new Map<string, AzureState>([
  ['started', 'started'],
  ['start', 'started'],
  ['accepted', 'accepted'],
  ['accept', 'accepted'],
  ['succeeded', 'succeeded'],
  ['success', 'succeeded'],
  ['failed', 'failed'],
  ['failure', 'failed'],
])

/** The state as REST spells it in `status.value` and as Event Hub spells it in `resultType`. */
const spellings = {
  started: { status: 'Started', resultType: 'Start' },
  accepted: { status: 'Accepted', resultType: 'Accept' },
  succeeded: { status: 'Succeeded', resultType: 'Success' },
  failed: { status: 'Failed', resultType: 'Failure' },
} as const

/** The state that a REST record is in; `undefined` for `Active`, `Updated` and their like. */
export function azureState(native: JsonObject): AzureState | undefined {
  return stateOf(nameIn(native['status']))
}

/** Any spelling of a state as REST spells it; text that names no state stays as it is. */
export function asStatus(text: string | undefined): string | undefined {
  const state = stateOf(text)
  return state === undefined ? text : spellings[state].status
}

/** Any spelling of a state as Event Hub spells it; text that names no state stays as it is. */
export function asResultType(text: string | undefined): string | undefined {
  const state = stateOf(text)
  return state === undefined ? text : spellings[state].resultType
}

/** The state that a text names in any spelling. */
export function stateOf(text: string | undefined): AzureState | undefined {
  return text === undefined ? undefined : stateOfText.get(text.toLowerCase())
}
