import type { JsonObject, JsonValue } from '../../base/json.ts'
import { parseJsonPath, replaceAt } from '../../base/json-path.ts'
import { isJsonObject } from '../../base/json.ts'
import type { LogSource } from '../../telemetry/log-record.ts'
import type { TimedStep } from '../scenario/expand-steps.ts'

/** A record that a player made, with what delivery and the label of an emulation need of it. */
export interface PlayedRecord {
  readonly source: LogSource
  /** Milliseconds UTC. */
  readonly time: number
  /** The account, subscription or project whose log holds it. */
  readonly place: string
  /** The AWS region; the kind of log in Google Cloud; empty for Azure. */
  readonly part: string
  readonly record: JsonObject
  /** eventID, the correlationId of the operation, insertId. */
  readonly id: string
  /** The stable id of who acted (reference/telemetry.md section 4). */
  readonly principal: string
}

/** Puts the values that a step asks for into a finished record, and takes out what it unsets. */
export function editRecord(record: JsonObject, step: TimedStep): JsonObject {
  let edited: JsonValue = record
  for (const [path, value] of Object.entries(step.set ?? {})) {
    edited = replaceAt(edited, parseJsonPath(path) ?? [path], value) ?? {}
  }
  for (const path of step.unset ?? []) {
    edited = replaceAt(edited, parseJsonPath(path) ?? [path], undefined) ?? {}
  }
  return isJsonObject(edited) ? edited : record
}
