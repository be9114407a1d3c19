import type { Activity } from '../../src/lineage/activity.ts'

/** The links of an activity as short text: `kind from -> to`, with `?` where inferred. */
export function linkTexts(activity: Activity | undefined): readonly string[] {
  return (activity?.links ?? []).map(
    ({ kind, from, to, evidence }) =>
      `${kind}${evidence === 'inferred' ? '?' : ''} ${shortId(from.id)} -> ${shortId(to.id)}`,
  )
}

/** What an activity reads and makes, as short text. */
export function flowText(activity: Activity | undefined): string {
  if (activity === undefined) return 'nothing'
  const attempt = activity.attempt ? ' (attempt)' : ''
  return `${activity.verb}${attempt}: ${namesOf(activity.inputs)} => ${namesOf(activity.outputs)}`
}

function namesOf(resources: Activity['inputs']): string {
  return resources.map(({ id }) => shortId(id)).join(' ')
}

/** The type and name at the end of a canonical id. */
function shortId(id: string): string {
  return id.split('/').slice(-2).join('/')
}
