import { type JsonObject, objectOf, textOf } from '../base/json.ts'
import { nameIn } from './azure-fields.ts'
import { azureState, type AzureState, stateOf } from './azure-state.ts'
import type { Event } from './event.ts'

/**
 * How far along in its operation a part stands: 0 starts it, 3 and above end it. Of two parts the
 * greater is the stronger state (reference/telemetry.md 1.2: failed > succeeded > accepted > started).
 */
export type Phase = 0 | 1 | 2 | 3 | 4

/** What an event that may be one part of a longer operation tells about it. */
export interface OperationPart {
  /** The same for all parts of an operation, and for a repetition of it. */
  readonly key: string
  readonly phase: Phase
}

/** The part that an event is; `undefined` for an event that is whole by itself. */
export function operationPartOf(event: Event): OperationPart | undefined {
  switch (event.source) {
    case 'aws.cloudtrail':
      return undefined
    case 'azure.activitylogs':
      return azurePartOf(event)
    case 'gcp.audit':
      return gcpPartOf(event)
  }
}

/** The phase of an event that is known to be a part. */
export function phaseOf({ source, native }: Event): Phase {
  switch (source) {
    case 'aws.cloudtrail':
      return 0
    case 'azure.activitylogs': {
      const state = azureState(native)
      return state === undefined ? 0 : phaseOfState[state]
    }
    case 'gcp.audit':
      return gcpPhase(objectOf(native['operation']))
  }
}

const phaseOfState: Readonly<Record<AzureState, Phase>> = {
  started: 0,
  accepted: 2,
  succeeded: 3,
  failed: 4,
}

const phaseOfMark: Readonly<Record<string, Phase>> = { first: 0, between: 1, last: 3 }

/**
 * The phase of a record that was not parsed, by the status that its reader tells (`UnneededPart`);
 * `undefined` for one that is whole by itself.
 */
export function phaseOfStatus(source: Event['source'], status: string): Phase | undefined {
  if (source !== 'azure.activitylogs') return phaseOfMark[status]
  const state = stateOf(status)
  return state === undefined ? undefined : phaseOfState[state]
}

/** A deployment has one correlation id over many resources, so the resource belongs in the key. */
function azurePartOf({ native }: Event): OperationPart | undefined {
  const correlation = textOf(native['correlationId'])
  const operation = nameIn(native['operationName'])
  const state = azureState(native)
  if (correlation === undefined || operation === undefined || state === undefined) return undefined
  const resource = textOf(native['resourceId']) ?? ''
  // Azure writes names in any case.
  const key = ['azure', correlation, operation, resource].join('\n').toLowerCase()
  return { key, phase: phaseOfState[state] }
}

/** Entries with neither mark stand between the first and the last; one with both is whole. */
function gcpPartOf({ native }: Event): OperationPart | undefined {
  const operation = objectOf(native['operation'])
  const id = textOf(operation?.['id'])
  const isWhole = operation?.['first'] === true && operation['last'] === true
  if (operation === undefined || id === undefined || isWhole) return undefined
  const project =
    textOf(objectOf(objectOf(native['resource'])?.['labels'])?.['project_id']) ??
    textOf(native['logName'])?.split('/logs/', 1)[0] ??
    ''
  const key = ['gcp', id, textOf(operation['producer']) ?? '', project].join('\n')
  return { key, phase: gcpPhase(operation) }
}

function gcpPhase(operation: JsonObject | undefined): Phase {
  if (operation?.['first'] === true) return 0
  return operation?.['last'] === true ? 3 : 1
}
