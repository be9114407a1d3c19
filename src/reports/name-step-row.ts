/** What a row of a drawn chain says of its step beside the verb. */
import { nameResource } from '../findings/words.ts'
import type { Resource } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'
import type { AnyStepRow } from './chain-rows.ts'
import { type Deed, nameUntil, namesBeside } from './step-words.ts'

/** Verbs by which a resource is made of others. */
const makingVerbs: ReadonlySet<string> = new Set(['create', 'copy', 'restore', 'launch'])

/** What a row says of its step beside the verb; empty where the drawing shows it all. */
export function nameStepRow(row: AnyStepRow): string {
  const { step } = row.deed
  const times = nameTimes(row.deed)
  if (row.kind === 'loose') return `${nameFlow(step)}${times}`
  if (row.kind === 'deed') return `${nameRest(step, new Set([row.resource.id]))}${times}`
  const { edge } = row
  const { evidence, to } = edge.link
  const rest = row.isRetold ? '' : nameRest(step, new Set([row.resource.id, ...edge.ends]))
  const sure = evidence === 'inferred' ? ' (inferred)' : ''
  if (row.kind === 'edge') return `${rest}${sure}${times}`.trimStart()
  const place = row.isAbove ? ' (drawn above)' : ' (drawn below)'
  return `${nameResource(to)}${place}${rest === '' ? '' : `, ${rest}`}${sure}${times}`
}

function nameTimes({ step, times, until }: Deed): string {
  if (times === 1) return ''
  const end = until === undefined ? '' : ` until ${nameUntil(until, step.event.time)}`
  return ` (${times} times${end})`
}

/**
 * What else a step names beside the resources that the drawing shows at its place: `from image ami-1`,
 * `account 444455556666`, `network group sg-2, 0.0.0.0/0 on port 22`.
 */
function nameRest({ activity }: Step, shown: ReadonlySet<string>): string {
  const { inputs, outputs, verb } = activity
  const others = (resources: readonly Resource[]): readonly string[] =>
    resources.filter(({ id }) => !shown.has(id)).map(nameResource)
  const [sources, made] = [others(inputs), others(outputs)]
  const isMade = makingVerbs.has(verb) && made.length === 0 && sources.length > 0
  const from = isMade ? [`from ${sources.join(', ')}`] : sources
  return [...new Set([...from, ...made, ...namesBeside(activity)])].join(', ')
}

/** A step from what to what: `snapshot snap-1 -> snapshot snap-2`. */
function nameFlow({ activity }: Step): string {
  const { inputs, outputs } = activity
  const made = outputs.filter(({ id }) => inputs.every((input) => input.id !== id))
  const to = [...new Set([...made.map(nameResource), ...namesBeside(activity)])].join(', ')
  return [inputs.map(nameResource).join(', '), to].filter((part) => part !== '').join(' -> ')
}
