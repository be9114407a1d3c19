import type { DeliverableRecord } from '../deliveries/delivery.ts'
import { timeAt } from '../clock.ts'

/** The midnights of the story: Monday 14 to Thursday 17 September 2026. */
export const storyDays: readonly number[] = [14, 15, 16, 17].map((date) => timeOn(date, '00:00:00'))

/** The midnight after the last day. */
export const storyEnd: number = timeOn(18, '00:00:00')

/** A time of the story, from the day of September 2026 and a clock time in UTC. */
export function timeOn(date: number, clock: string): number {
  return timeAt(`2026-09-${String(date).padStart(2, '0')} ${clock}`)
}

/** The benign classes of reference/telemetry.md section 7 that the story plays. */
export type BenignClass = 'A' | 'B' | 'C' | 'D' | 'E' | 'K'

/** What a record is for; written to the truth file, never into the record. */
export type StoryRole =
  | {
      readonly kind: 'step'
      readonly chain: string
      readonly verb: string
      readonly attempt?: boolean
    }
  | { readonly kind: 'context'; readonly chain: string }
  | { readonly kind: 'benign'; readonly class: BenignClass; readonly case: string }
  | { readonly kind: 'background' }

/** A record of the story, delivered at once, with what the truth file says of it. */
export interface StoryRecord extends DeliverableRecord {
  /** eventID; for Azure the correlationId of the operation; for Google Cloud the insertId. */
  readonly id: string
  /** The stable id of who acted (reference/telemetry.md section 4). */
  readonly principal: string
  readonly role: StoryRole
}

/** A step of a chain that the hunt must find. */
export function step(chain: string, verb: string): StoryRole {
  return { kind: 'step', chain, verb }
}

/** A step that was refused: an attempt, no effect. */
export function attempted(chain: string, verb: string): StoryRole {
  return { kind: 'step', chain, verb, attempt: true }
}

/** Something that the attacker did beside the chain. */
export function context(chain: string): StoryRole {
  return { kind: 'context', chain }
}

/** Something that only looks like the attack. */
export function benign(benignClass: BenignClass, name: string): StoryRole {
  return { kind: 'benign', class: benignClass, case: name }
}

/** Everyday noise. */
export const background: StoryRole = { kind: 'background' }
