/** A chain as a short timeline: time, verb, who, where, and from what to what. */
import { namePrincipal, nameResource, nameTime } from '../findings/words.ts'
import type { Chain, Exposure } from '../lineage/chain.ts'
import type { Step } from '../lineage/step.ts'
import { type FoldedStep, foldRepeats, nameReceiver, targetOf } from './step-words.ts'
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

function exposureLines(
  exposures: readonly Exposure[],
  { width, paint }: TimelineOptions,
): readonly string[] {
  const lines = exposures.map((exposure) => {
    const until = exposure.until === undefined ? 'still open' : `until ${nameTime(exposure.until)}`
    const text = `${nameResource(exposure.resource)} to ${nameReceiver(exposure)}, ${nameTime(exposure.from)}, ${until}`
    return escapeForTerminal(text)
  })
  return [...new Set(lines)].flatMap((line, index) =>
    wrapText(line, width - 12).map((part, row) => {
      const heading = index === 0 && row === 0 ? '  open' : ''
      return `${paint('dim', heading.padEnd(12))}${part}`
    }),
  )
}
