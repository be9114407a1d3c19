/** Draws when the findings of a report were: a lane for each level, a bar for each finding. */
import { levels } from '../detections/detection.ts'
import type { Finding } from '../findings/finding.ts'
import { spanOf } from './finding-span.ts'
import { element, type Html } from './html.ts'
import { picture, round, words } from './picture.ts'

/** Measures, pixels. */
const width = 1080
const names = 104
const head = 24
const row = 11

/** Rows of a lane: what is below `high` may be very much, and is looked at last. */
const mostRows = 8
const mostQuietRows = 4

interface Bar {
  readonly finding: Finding
  readonly from: number
  readonly to: number
}

/** The picture of all findings that have a time; nothing where none has. */
export function drawTimeline(findings: readonly Finding[]): Html | undefined {
  const bars = findings.flatMap((finding): readonly Bar[] => {
    const span = spanOf(finding)
    return span === undefined ? [] : [{ finding, ...span }]
  })
  if (bars.length === 0) return undefined
  const begin = bars.reduce((least, { from }) => Math.min(least, from), Infinity)
  const end = bars.reduce((most, { to }) => Math.max(most, to), -Infinity)
  const scale = (width - names - 20) / Math.max(1, end - begin)
  const placed = (time: number): number => names + 6 + (time - begin) * scale
  let y = head
  const lanes = [...levels].reverse().flatMap((level) => {
    const own = bars.filter(({ finding }) => finding.severity === level)
    if (own.length === 0) return []
    const { rows, items } = stack(own, {
      placed,
      most: ['critical', 'high'].includes(level) ? mostRows : mostQuietRows,
    })
    const top = y
    const height = Math.max(2, rows) * row + 10
    y += height
    return [
      element('path', { class: 'lane', d: `M0 ${top}H${width}` }),
      words(0, top + 17, `${level === 'informational' ? 'inform.' : level} ${own.length}`, {
        class: `level-name ${level}`,
      }),
      items.map((item) => drawBar(item, top + 6)),
    ]
  })
  return picture({ width, height: y + 2 }, drawTicks(begin, end, { placed, bottom: y }), lanes)
}

/** Bars that would cover each other stand in rows, as far as there are rows. */
function stack(
  bars: readonly Bar[],
  { placed, most }: { readonly placed: (time: number) => number; readonly most: number },
): {
  readonly rows: number
  readonly items: readonly {
    readonly bar: Bar
    readonly x: number
    readonly width: number
    readonly row: number
  }[]
} {
  const ends: number[] = []
  const items = bars
    .toSorted((a, b) => a.from - b.from)
    .map((bar) => {
      const x = placed(bar.from)
      const length = Math.max(6, placed(bar.to) - x)
      const free = ends.findIndex((taken) => taken <= x)
      const place = free >= 0 ? free : ends.length < most ? ends.length : earliest(ends)
      ends[place] = Math.max(ends[place] ?? 0, x + length + 1.5)
      return { bar, x, width: length, row: place }
    })
  return { rows: ends.length, items }
}

function earliest(ends: readonly number[]): number {
  return ends.indexOf(Math.min(...ends))
}

/** The list below is the way for the keyboard: a thousand bars would be a thousand stops on it. */
function drawBar(
  { bar: { finding }, x, width: length, row: place }: ReturnType<typeof stack>['items'][number],
  top: number,
): Html {
  const bar = element('rect', {
    class: `bar ${finding.severity}`,
    x: round(x),
    y: top + place * row,
    width: round(length),
    height: row - 3,
    rx: 2,
  })
  return element('a', { href: `#${finding.id}`, tabindex: '-1' }, bar)
}

const steps = [
  60_000, 600_000, 3_600_000, 21_600_000, 86_400_000, 604_800_000, 2_592_000_000, 31_536_000_000,
]

/** Times along the top: whole hours, days or weeks, eight at most. */
function drawTicks(
  begin: number,
  end: number,
  { placed, bottom }: { readonly placed: (time: number) => number; readonly bottom: number },
): readonly Html[] {
  const step = steps.find((size) => (end - begin) / size <= 8) ?? end - begin
  const first = Math.ceil(begin / step) * step
  const times = Array.from({ length: 9 }, (_, index) => first + index * step).filter(
    (time) => time <= end,
  )
  return (times.length === 0 ? [begin] : times).flatMap((time) => {
    const text = new Date(time).toISOString()
    const shown = step >= 86_400_000 ? text.slice(0, 10) : text.slice(5, 16).replace('T', ' ')
    return [
      element('path', { class: 'day', d: `M${round(placed(time))} 18V${bottom}` }),
      words(placed(time) + 3, 13, shown, { class: 'clock' }),
    ]
  })
}
