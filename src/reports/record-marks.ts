/** Which values of a record matter to a finding: what lineage read of it, and what its rules asked for. */
import { valueAt } from '../base/json.ts'
import type { Detection } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'
import { shortName } from '../findings/words.ts'
import type { Grantee } from '../lineage/activity.ts'
import type { Resource } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'
import type { Explainer, Explanation } from '../matching/explain-query.ts'
import type { MarkOf } from './marked-json.ts'

/** Values by which a record is recognised within longer ones (an id in an ARN) are no shorter. */
const shortestPart = 6

/** Longer texts are compared whole, not searched. */
const longestSearched = 2000

/** Rules that are asked about one event. */
const mostRules = 20

/** What says which values of an event matter. */
export interface MarkSources {
  /** What the event did to data, where lineage follows it. */
  readonly step: Step | undefined
  /** The rules of the finding; one that does not match the event marks nothing. */
  readonly detections: readonly Detection[]
  readonly explain: Explainer
}

/** What marks the values of an event's records. */
export function marksOf(event: Event, { step, detections, explain }: MarkSources): MarkOf {
  const values = new Map<string, string>()
  const note = (reason: string, texts: readonly (string | undefined)[]): void => {
    for (const text of texts) {
      const value = text?.toLowerCase() ?? ''
      if (value.length > 1 && !values.has(value)) values.set(value, reason)
    }
  }
  note('error', fieldsAt(event, 'error', 'code', 'message'))
  note('action', fieldsAt(event, 'event', 'action'))
  note('address', fieldsAt(event, 'source', 'ip', 'address'))
  if (step !== undefined) noteStep(step, note)
  const paths = new Map<string, string>()
  for (const detection of detections.slice(0, mostRules))
    noteRule(explain(detection.query, event), detection.title, { note, paths })
  const parts = [...values].filter(
    ([value, reason]) => value.length >= shortestPart && !reason.startsWith('rule '),
  )
  return (path, value) => {
    const text = String(value).toLowerCase()
    const known = values.get(text) ?? paths.get(path)
    if (known !== undefined || text.length > longestSearched) return known
    return parts.find(([part]) => text.includes(part))?.[1]
  }
}

type Note = (reason: string, texts: readonly (string | undefined)[]) => void

function fieldsAt(event: Event, group: string, ...fields: readonly string[]): readonly string[] {
  return fields.flatMap((field) => {
    const value = valueAt(event.document, group, field)
    return typeof value === 'string' ? [value] : []
  })
}

function noteStep({ activity, principal }: Step, note: Note): void {
  const resources = [
    ...activity.inputs,
    ...activity.outputs,
    ...(activity.removed ?? []),
    ...activity.links.flatMap(({ from, to }) => [from, to]),
    ...(activity.exposures ?? []).map(({ resource }) => resource),
  ]
  note('resource', resources.flatMap(namesOf))
  const sharings = [activity.sharing, activity.unsharing].flatMap((one) => one?.grantees ?? [])
  note('receiver', sharings.flatMap(idsOf))
  const rules = (activity.exposures ?? []).flatMap((change) => change.rules)
  note(
    'addresses let in',
    rules.flatMap(({ cidrs }) => cidrs),
  )
  note('principal', [principal.id, principal.session, principal.keyId, principal.display])
  note(
    'principal',
    (principal.behind ?? []).map(({ id }) => id),
  )
  note('address', [activity.sourceAddress])
}

function namesOf(resource: Resource): readonly string[] {
  return [resource.id, shortName(resource), ...(resource.aliases ?? [])]
}

/** `public` is said in other words by every cloud; the rules that ask for it find those. */
function idsOf({ kind, id }: Grantee): readonly string[] {
  return kind === 'public'
    ? ['all', 'allusers', 'allauthenticatedusers']
    : [id, id.replace(/^\w+:/, '')]
}

/** The fields that a rule asked for and found; nothing where it does not match the event. */
function noteRule(
  explanation: Explanation,
  title: string,
  { note, paths }: { readonly note: Note; readonly paths: Map<string, string> },
): void {
  const reason = `rule ${title}`
  for (const { field, values } of fieldsFound(explanation)) {
    if (field.path.startsWith('spoor.')) continue
    if (field.document === 'native' && !paths.has(field.path)) paths.set(field.path, reason)
    note(
      reason,
      values.filter((value) => typeof value === 'string'),
    )
  }
}

/** What the parts that hold saw; a part under `not` that holds saw nothing that matters. */
function fieldsFound({ predicate, verdict, seen, of }: Explanation): Explanation['seen'] {
  if (!verdict || predicate.kind === 'not') return []
  return [...seen, ...of.flatMap(fieldsFound)]
}
