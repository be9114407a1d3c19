/** What a hunt needs to see, as text for `spoor hunt --plan`. */
import { compareText } from '../base/compare.ts'
import type { RecordNeed } from '../matching/record-needs.ts'
import { escapeForTerminal, wrapText } from './terminal-text.ts'

/** What is told of a plan. */
export interface PlanSummary {
  readonly rules: readonly {
    readonly title: string
    readonly needs: readonly RecordNeed[]
  }[]
  /** Actions that lineage follows, each with its cloud before it: `aws ec2.amazonaws.com CopySnapshot`. */
  readonly lineage: readonly string[]
  /** Actions that tell who is new and who stands behind a session, likewise. */
  readonly identity: readonly string[]
  /** Logs of which every record is needed. */
  readonly whole: readonly string[]
}

/** From the least to the most that a rule asks for: a rule is told by the most that a part of it does. */
const kinds = ['followed', 'actions', 'literals', 'every'] as const

const headings: Readonly<Record<RecordNeed['kind'], string>> = {
  followed: 'need only what lineage follows',
  actions: 'are routed by the names of actions',
  literals: 'are routed by what the names of services and actions look like',
  every: 'need every record of their log',
}

/** Renders a plan in lines of at most `width` characters, each with its end. */
export function renderPlan(plan: PlanSummary, width: number): string {
  const lines = [
    ...summaryLines(plan),
    ...kinds.toReversed().flatMap((kind) => section(plan, kind)),
  ]
  return lines
    .flatMap((line) => indented(line, width))
    .map((line) => `${line}\n`)
    .join('')
}

function summaryLines({ rules, lineage, identity, whole }: PlanSummary): readonly string[] {
  const others = 'Records of all other actions are counted but not parsed'
  const verdict =
    whole.length === 0
      ? `${others}.`
      : `${others}, except in ${whole.join(', ')}: a detection needs every record there.`
  return [
    `detections: ${rules.length}`,
    `lineage follows ${lineage.length} actions: ${byCloud(lineage)}`,
    `history and sessions: ${identity.length} actions: ${byCloud(identity)}`,
    verdict,
  ]
}

function byCloud(actions: readonly string[]): string {
  return ['aws', 'azure', 'gcp']
    .map((cloud) => `${actions.filter((key) => key.startsWith(`${cloud} `)).length} of ${cloud}`)
    .join(', ')
}

function section({ rules }: PlanSummary, kind: RecordNeed['kind']): readonly string[] {
  const found = rules
    .filter(({ needs }) => kindOf(needs) === kind)
    .toSorted((a, b) => compareText(a.title, b.title))
  if (found.length === 0) return []
  const lines = found.flatMap(({ title, needs }) => [
    `  ${escapeForTerminal(title)}`,
    ...[...new Set(needs.map(needLine))].map((line) => `      ${escapeForTerminal(line)}`),
  ])
  return ['', `${found.length} ${headings[kind]}`, ...lines]
}

function kindOf(needs: readonly RecordNeed[]): RecordNeed['kind'] {
  return kinds.findLast((kind) => needs.some((need) => need.kind === kind)) ?? 'followed'
}

function needLine(need: RecordNeed): string {
  const log = need.datasets?.join(', ') ?? 'every log'
  switch (need.kind) {
    case 'actions':
      return `${log}: ${[...new Set(need.values.map(({ folded }) => folded))].join(', ')}`
    case 'literals':
      return `${log}: ${need.texts.join(', ')}`
    case 'followed':
      return `${log}: what lineage follows`
    case 'every': {
      const fields = need.fields.join(', ')
      return `${log}: every record, to look at ${fields === '' ? 'nothing in particular' : fields}`
    }
  }
}

/** A line, broken where it is too long, with its indentation before each part. */
function indented(line: string, width: number): readonly string[] {
  const text = line.trimStart()
  const indent = line.slice(0, line.length - text.length)
  return wrapText(text, Math.max(20, width - indent.length)).map((part) => indent + part)
}
