/** A chain as a short timeline: time, verb, who, where, and from what to what. */
import { nameGrantee, namePorts, namePrincipal, nameResource, nameTime } from '../findings/words.ts'
import type { Chain, Exposure } from '../lineage/chain.ts'
import type { Resource } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'
import { type Paint, column, escapeForTerminal, fitMiddle, wrapText } from './terminal-text.ts'

/** What the timeline needs of the text options. */
interface TimelineOptions {
  readonly width: number
  readonly paint: Paint
  readonly explain: boolean
}

/** Steps shown without `--explain`; a longer chain shows its beginning and its end. */
const shownSteps = 16

/** The timeline as lines: a line for each day, two for each step, then the exposures. */
export function renderTimeline(chain: Chain, options: TimelineOptions): readonly string[] {
  const folded = foldRepeats(chain.steps)
  const isLong = !options.explain && folded.length > shownSteps
  const head = isLong ? folded.slice(0, shownSteps / 2) : folded
  const tail = isLong ? folded.slice(-shownSteps / 2) : []
  const left = folded.length - head.length - tail.length
  return [
    ...stepLines(head, options),
    ...(isLong ? [`  ${' '.repeat(10)}… ${left} more steps (--explain shows all)`] : []),
    ...stepLines(tail, options),
    ...exposureLines(chain.exposures, options),
    '',
  ]
}

interface FoldedStep {
  readonly step: Step
  /** How many like it follow each other. */
  readonly times: number
  /** When the last of them was, where a step stands for several; milliseconds UTC. */
  readonly until?: number
}

/** Joins neighbours that do the same thing to the same resources by the same person. */
function foldRepeats(steps: readonly Step[]): readonly FoldedStep[] {
  const folded: FoldedStep[] = []
  for (const step of steps) {
    const last = folded.at(-1)
    const { repeats = [] } = step
    const end = repeats.at(-1)?.event.time
    if (last !== undefined && sameDeed(last.step, step)) {
      const until = end ?? (last.until === undefined ? undefined : step.event.time)
      const times = last.times + 1 + repeats.length
      folded[folded.length - 1] = { ...last, times, ...(until === undefined ? {} : { until }) }
    } else {
      folded.push({ step, times: 1 + repeats.length, ...(end === undefined ? {} : { until: end }) })
    }
  }
  return folded
}

function sameDeed(a: Step, b: Step): boolean {
  return deedOf(a) === deedOf(b)
}

function deedOf({ activity, principal }: Step): string {
  return [
    activity.verb,
    activity.attempt,
    principal.id,
    namePrincipal(principal),
    ...activity.inputs.map(({ id }) => id),
    '>',
    ...activity.outputs.map(({ id }) => id),
    targetOf(activity),
  ].join(' ')
}

function stepLines(steps: readonly FoldedStep[], options: TimelineOptions): readonly string[] {
  let day = ''
  return steps.flatMap(({ step, times, until }) => {
    const [date = '', time = ''] = nameTime(step.event.time).split(' ')
    const heading = date === day ? [] : [options.paint('dim', `  ${date}`)]
    day = date
    return [...heading, ...deedLines(step, time.replace('Z', ''), { ...options, times, until })]
  })
}

function deedLines(
  { activity, principal }: Step,
  time: string,
  options: TimelineOptions & Pick<FoldedStep, 'times'> & { readonly until: number | undefined },
): readonly string[] {
  const { width, paint, times, until } = options
  const named = [activity.account, activity.region].filter((part) => part !== undefined)
  const place = escapeForTerminal(named.join(' '))
  const verb = activity.attempt ? `${activity.verb}?` : activity.verb
  const margin = 23
  const placeWidth = Math.min(32, Math.max(12, place.length))
  const who = column(escapeForTerminal(namePrincipal(principal)), width - margin - placeWidth - 1)
  const from = activity.inputs.map(nameResource).join(', ')
  const to = targetOf(activity)
  const flow = [from, to].filter((part) => part !== '').join(' -> ')
  const outcome = activity.attempt ? ' (without success)' : ''
  const last = until === undefined ? '' : ` until ${nameTime(until)}`
  const often = times > 1 ? ` (${times} times${last})` : ''
  return [
    `  ${time}  ${paint('strong', column(verb, 9))}  ${who} ${paint('dim', fitMiddle(place, placeWidth))}`,
    `            ${fitMiddle(escapeForTerminal(flow), width - 12 - outcome.length - often.length)}${outcome}${often}`,
  ]
}

function targetOf({ outputs, sharing, exposures, inputs }: Step['activity']): string {
  const names = outputs
    .filter(({ id }) => !inputs.some((input: Resource) => input.id === id))
    .map(nameResource)
  const grantees = (sharing?.grantees ?? []).map(nameGrantee)
  const rules = (exposures ?? []).flatMap((change) =>
    change.rules.map((rule) => `${rule.cidrs.join(', ')} on ${namePorts(rule)}`),
  )
  return [...new Set([...names, ...grantees, ...rules])].join(', ')
}

function exposureLines(
  exposures: readonly Exposure[],
  { width, paint }: TimelineOptions,
): readonly string[] {
  const lines = exposures.map((exposure) => {
    const until = exposure.until === undefined ? 'still open' : `until ${nameTime(exposure.until)}`
    const to =
      exposure.kind === 'share'
        ? nameGrantee(exposure.grantee)
        : `${exposure.rule.worldOpen ? 'the world' : exposure.rule.cidrs.join(', ')} on ${namePorts(exposure.rule)}`
    const text = `${nameResource(exposure.resource)} to ${to}, ${nameTime(exposure.from)}, ${until}`
    return escapeForTerminal(text)
  })
  return [...new Set(lines)].flatMap((line, index) =>
    wrapText(line, width - 12).map((part, row) => {
      const heading = index === 0 && row === 0 ? '  open' : ''
      return `${paint('dim', heading.padEnd(12))}${part}`
    }),
  )
}
