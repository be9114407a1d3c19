import type { RandomSource } from '../random.ts'
import type { TimedStep } from '../scenario/expand-steps.ts'
import type { Scenario, StepKey, ThingKind } from '../scenario/scenario.ts'
import type { Actor } from '../scenario/thing.ts'
import type { World } from '../scenario/world.ts'

/** What an action has at hand when it is played. */
export interface Scene {
  readonly step: TimedStep
  readonly actor: Actor
  readonly world: World
  /** A stream of the step's own, so that one step never moves what another draws. */
  readonly random: RandomSource
}

/** The bucket that `to` names: one of the scenario, or any other by its own name. */
export function bucketOf({ step, world }: Scene): string {
  return world.find(step.to ?? '')?.id ?? step.to ?? ''
}

/**
 * One thing that a step can do in one cloud, in words of the domain. `Deed` is what the cloud's player
 * turns into records: an API call, an operation, a service event.
 */
export interface StepAction<Deed> {
  /** What somebody does, with the keys of the step: `creates snapshot {as} of {of}`. */
  readonly says: string
  /** The keys that it must have. */
  readonly needs?: readonly StepKey[]
  /** The keys that it may have. */
  readonly takes?: readonly StepKey[]
  /** The kinds that `of` may name. */
  readonly of?: readonly ThingKind[]
  /** Other keys than `of` and `group` that name something of the cast or made before, or somebody. */
  readonly names?: Partial<Readonly<Record<StepKey, 'thing' | 'principal'>>>
  /** The names of what it makes, where that is not one thing called as `as` says. */
  readonly makes?: (step: TimedStep, cast: Scenario['cast']) => readonly string[]
  /** The deeds of a step, the main one first; they happen in this order. */
  readonly play: (scene: Scene) => readonly Deed[]
}

/** The actions of one cloud by their names. */
export type StepActions<Deed> = Readonly<Record<string, StepAction<Deed>>>

/** Keys that every step may have, whatever it does. */
export const everyStepKeys: readonly StepKey[] = [
  'at',
  'id',
  'tale',
  'by',
  'do',
  'in',
  'region',
  'late',
  'twice',
  'set',
  'unset',
  'refused',
  'fails',
  'throttled',
]

/** The step as a sentence: `lena creates snapshot stolen of billing-disk`. */
export function sentenceOf(step: TimedStep, action: Pick<StepAction<never>, 'says'>): string {
  const said = action.says.replace(
    /\[([^\]]*)\]/g,
    (_, optional: string) => fillSentence(optional, step) ?? '',
  )
  const filled = fillSentence(said, step) ?? said
  const outcome = step.refused === true ? ' and is refused' : step.fails ? ' and fails' : ''
  return `${step.by} ${filled}${outcome}`
}

/** A value of a step as a word; what holds others, such as the tags, has none and is JSON. */
function wordOf(value: TimedStep[StepKey]): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The text with the values of the step's keys; `undefined` when one of them is missing. */
function fillSentence(text: string, step: TimedStep): string | undefined {
  let isWhole = true
  const filled = text.replace(/\{(\w+)\}/g, (_, key: string) => {
    // The tables of actions only name keys of a step; the test of each table holds them to it.
    const value = step[key as StepKey]
    if (value === undefined) isWhole = false
    return Array.isArray(value) ? value.join(', ') : wordOf(value)
  })
  return isWhole ? filled : undefined
}
