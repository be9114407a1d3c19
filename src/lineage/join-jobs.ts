/** Jobs of a service: who asks for one learns from the note of its end what it made. */
import type { Activity } from './activity.ts'
import type { Link } from './link.ts'
import type { Step } from './step.ts'

/**
 * The steps, in their order, in which each that asks for a job has the outputs and links of the step
 * that notes the job's end. The evidence stays that of the note.
 */
export function joinJobs(steps: readonly Step[]): readonly Step[] {
  const done = new Map<string, Activity>()
  for (const { activity } of steps) {
    if (activity.job?.part === 'done') done.set(activity.job.id, activity)
  }
  if (done.size === 0) return steps
  return steps.map((step) => {
    const { activity } = step
    if (activity.job?.part !== 'asked' || activity.attempt) return step
    const outcome = done.get(activity.job.id)
    return outcome === undefined ? step : { ...step, activity: joined(activity, outcome) }
  })
}

function joined(asked: Activity, outcome: Activity): Activity {
  const outputs = [...asked.outputs, ...outcome.outputs]
  const links = [...asked.links, ...outcome.links]
  return {
    ...asked,
    outputs: [...new Map(outputs.map((output) => [output.id, output])).values()],
    links: [...new Map(links.map((link) => [linkKey(link), link])).values()],
  }
}

/** What tells links apart, whoever states them. */
export function linkKey({ kind, from, to }: Pick<Link, 'kind' | 'from' | 'to'>): string {
  return `${kind} ${from.id} ${to.id}`
}
