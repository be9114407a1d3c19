/**
 * Draws a chain as a timeline: a lane for each who acted, a mark for each step in its order, a line that
 * leaves the lane where the data changed hands, and beneath how long each copy was open.
 */
import { nameTime } from '../findings/words.ts'
import type { Exposure } from '../lineage/chain.ts'
import { element, fragment, type Html } from './html.ts'
import type { NumberedChain, NumberedStep } from './numbered-chain.ts'
import { actorClass, label, picture, round, stepMark, words } from './picture.ts'
import { nameOpening } from './step-words.ts'

/** Measures, pixels. */
const column = 58
const lane = 52
const head = 42
const bar = 24
const names = 208

/** Steps that are drawn: of longer chains the beginning and the end. */
const mostSteps = 60

/** Lanes and bars that are drawn. */
const mostLanes = 16
const mostBars = 10

/** A step with its place in the picture. */
interface Mark {
  readonly step: NumberedStep
  readonly x: number
  readonly y: number
}

/** The picture in two parts, the names apart so that they stay in sight; and what it leaves out. */
export interface LanesPicture {
  readonly names: Html
  readonly lanes: Html
  readonly leftOut: readonly string[]
}

/** Draws the lanes of a chain. On paper, where nothing moves, the names stand in the lanes. */
export function drawLanes(told: NumberedChain): LanesPicture {
  const { steps, actors, chain } = told
  const gap = steps.length > mostSteps ? steps.length - mostSteps : 0
  const shown =
    gap === 0 ? steps : [...steps.slice(0, mostSteps / 2), ...steps.slice(-mostSteps / 2)]
  const used = [...new Set(shown.map(({ actor }) => actor))].slice(0, mostLanes)
  const marks = shown.flatMap((step, index) => {
    const row = used.indexOf(step.actor)
    if (row < 0) return []
    const after = gap > 0 && index >= mostSteps / 2 ? 1 : 0
    return [{ step, x: (index + after + 0.5) * column, y: head + row * lane + lane / 2 - 6 }]
  })
  const bars = chain.exposures.slice(0, mostBars)
  const width = (shown.length + (gap > 0 ? 1 : 0)) * column + 16
  const bottom = head + used.length * lane
  const height = bottom + bars.length * bar + 8
  const size = { width, height }
  return {
    names: picture(
      { width: names, height },
      used.map((actor, row) => drawName(actors[actor] ?? '', actor, head + row * lane)),
      bars.map((exposure, row) =>
        words(0, bottom + row * bar + 15, label(openTo(exposure), 32), {
          class: 'open-to',
        }),
      ),
    ),
    lanes: picture(
      size,
      used.map((actor, row) => [
        drawLane(head + row * lane, width),
        words(2, head + row * lane + 8, label(actors[actor] ?? '', 60), { class: 'paper' }),
      ]),
      bars.map((exposure, row) =>
        words(2, bottom + row * bar + 5, label(openTo(exposure), 60), { class: 'paper' }),
      ),
      drawAxis(marks, bottom, told),
      gap > 0
        ? words((mostSteps / 2 + 0.5) * column, 34, `+${gap}`, {
            class: 'clock',
            'text-anchor': 'middle',
          })
        : undefined,
      marks.slice(1).map((mark, index) => drawHand(marks[index] ?? mark, mark)),
      marks.map(drawMark),
      bars.map((exposure, row) => drawBar(exposure, { marks, y: bottom + row * bar + 7, width })),
    ),
    leftOut: leftOutOf({
      gap,
      actors: actors.length - used.length,
      bars: chain.exposures.length - bars.length,
    }),
  }
}

function openTo(exposure: Exposure): string {
  return `open: ${nameOpening(exposure)}`
}

function leftOutOf(counts: {
  readonly gap: number
  readonly actors: number
  readonly bars: number
}): readonly string[] {
  const { gap, actors, bars } = counts
  return [
    ...(gap > 0 ? [`${gap} steps in the middle`] : []),
    ...(actors > 0 ? [`${actors} of those who acted`] : []),
    ...(bars > 0 ? [`${bars} exposures`] : []),
  ]
}

/** What is said of somebody in brackets (the session, who took up the role) stands below the name. */
function drawName(name: string, actor: number, y: number): Html {
  const bracket = name.indexOf(' (')
  const [first, second] =
    bracket < 0 ? [name, ''] : [name.slice(0, bracket), name.slice(bracket + 2).replace(/\)$/, '')]
  return fragment(
    element('rect', {
      class: `tag ${actorClass(actor)}`,
      x: 0,
      y: y + 8,
      width: 4,
      height: 26,
      rx: 2,
    }),
    words(12, y + (second === '' ? 25 : 18), label(first, 22), { class: 'actor' }),
    second === '' ? undefined : words(12, y + 33, label(second, 30), { class: 'behind-actor' }),
  )
}

function drawLane(y: number, width: number): Html {
  return element('path', { class: 'lane', d: `M0 ${y + lane / 2 - 6}H${round(width)}` })
}

/** The time above each step, the day where it begins. */
function drawAxis(marks: readonly Mark[], bottom: number, { clock }: NumberedChain): Html {
  return fragment(
    marks.map(({ step, x }, index) => {
      const { time } = step.step.event
      const before = marks[index - 1]?.step.step.event.time
      const day = nameTime(time).slice(0, 10)
      const isNewDay = before === undefined || nameTime(before).slice(0, 10) !== day
      const isNewTime = before === undefined || clock(before) !== clock(time)
      return [
        isNewDay
          ? [
              element('path', { class: 'day', d: `M${round(x - column / 2)} 4V${bottom}` }),
              words(x - column / 2 + 5, 15, before === undefined ? day : day.slice(5), {
                class: 'date',
              }),
            ]
          : undefined,
        isNewTime
          ? words(x, 34, nameTime(time).slice(11, 16), { class: 'clock', 'text-anchor': 'middle' })
          : undefined,
      ]
    }),
  )
}

/** From one step to the next; where another goes on, the data changed hands. */
function drawHand(from: Mark, to: Mark): Html {
  if (from.y === to.y) return element('path', { class: 'hand', d: `M${from.x} ${from.y}H${to.x}` })
  const middle = (from.x + to.x) / 2
  return element('path', {
    class: 'hand changed',
    d: `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`,
  })
}

function drawMark({ step, x, y }: Mark): Html {
  const { activity } = step.step
  const often = step.times > 1 ? ` ×${step.times}` : ''
  return fragment(
    stepMark(x, y, step),
    words(x, y + 23, `${activity.verb}${activity.attempt ? '?' : ''}${often}`, {
      class: 'verb',
      'text-anchor': 'middle',
    }),
  )
}

/** From the step that opened a copy to the one that closed it; to the edge while it is open. */
function drawBar(
  { from, until }: Exposure,
  {
    marks,
    y,
    width,
  }: { readonly marks: readonly Mark[]; readonly y: number; readonly width: number },
): Html {
  const start = marks.findLast(({ step }) => step.step.event.time <= from)?.x ?? 8
  const close =
    until === undefined ? undefined : marks.find(({ step }) => step.step.event.time >= until)?.x
  const end = close ?? width - 10
  const isOpen = until === undefined
  return fragment(
    element('rect', {
      class: 'interval',
      x: round(start),
      y,
      width: round(Math.max(4, end - start)),
      height: 9,
      rx: 2,
    }),
    isOpen
      ? element('path', { class: 'interval', d: `M${round(end - 1)} ${y - 4}l9 8.5l-9 8.5z` })
      : undefined,
  )
}
