/**
 * Entries of `spoor.yaml` that would make a finding weigh less, for whoever knows it to be wanted
 * (docs/environment.md). None can be pasted without thought: its placeholders begin with `@`, with which
 * no value of YAML begins, so that the file is refused until a person has put reason, owner and last day
 * in their place.
 */
import { isGlob } from '../environment/configuration/glob.ts'
import {
  parseAwsAccount,
  parseDomain,
  parseGuid,
  parseOrganization,
  parseProject,
} from '../environment/configuration/parse-place.ts'
import {
  faultOfAutomation,
  faultOfBreadth,
  faultOfPrincipal,
} from '../environment/configuration/principal-pattern.ts'
import { jsonText } from '../environment/learn/yaml-text.ts'
import type { Verb } from '../environment/verb.ts'
import { principalName } from './principal-words.ts'
import type { ReportedFinding } from './report-schema.ts'

/** What to write into which file, if the answer to the question is yes. */
export interface TuningSnippet {
  readonly question: string
  readonly file: 'spoor.yaml'
  /** YAML with placeholders; where the file has its key already, the entry goes under that. */
  readonly text: string
}

/** What stands where a person has to write something. */
export const placeholders = {
  why: '@FILL-IN-THE-REASON',
  until: '@FILL-IN-THE-LAST-DAY',
  who: '@FILL-IN-WHO-ANSWERS-FOR-IT',
  confirmed: '@REMOVE-THIS-WHEN-ITS-OWNER-HAS-CONFIRMED-IT',
} as const

/** Of very many accounts or principals in one finding the first few are offered. */
const mostEntries = 5

/** The longest text that the reader of the file takes. */
const longestText = 1000

/** The snippets that fit a finding; none where the reader of the file would refuse the entry. */
export function tuningSnippets(finding: ReportedFinding): readonly TuningSnippet[] {
  return [
    ...receiversOf(finding).slice(0, mostEntries).flatMap(placeSnippets),
    ...deedsOf(finding).slice(0, mostEntries).flatMap(automationSnippet),
    ...filterSnippet(finding),
  ]
}

/** Whoever was let in, or used a copy from outside. */
function receiversOf({ chain }: ReportedFinding): readonly string[] {
  if (chain === null) return []
  const shared = chain.exposure.flatMap((one) =>
    one.kind === 'share' && !one.public ? [one.to] : [],
  )
  const foreign = chain.steps.flatMap(({ principal }) =>
    principal.startsWith('aws:acct:') ? [principal.slice('aws:acct:'.length)] : [],
  )
  return [...new Set([...shared, ...foreign])]
}

function placeSnippets(receiver: string): readonly TuningSnippet[] {
  const place = placeOf(receiver)
  if (place === undefined) return []
  const { key, list, id, name } = place
  const own = [`own:`, `  ${list}: [${jsonText(id)}, ${placeholders.confirmed}]`]
  const partner = [
    'partners:',
    `  - ${key}: ${jsonText(id)}`,
    `    why: ${placeholders.why}`,
    `    until: ${placeholders.until}`,
  ]
  return [
    snippet(`Is ${name} ours?`, own),
    snippet(`Is ${name} a partner who may have copies, until a day?`, partner),
  ]
}

interface Place {
  readonly key: 'account' | 'organization' | 'domain'
  readonly list: 'aws' | 'azure' | 'gcp' | 'organizations' | 'domains'
  readonly id: string
  readonly name: string
}

/** How the file names a receiver; `undefined` where it has no name for it. */
function placeOf(receiver: string): Place | undefined {
  const forms = [
    { key: 'account', list: 'aws', parsed: parseAwsAccount(receiver) },
    { key: 'account', list: 'azure', parsed: parseGuid(receiver, 'account') },
    { key: 'organization', list: 'organizations', parsed: parseOrganization(receiver) },
    { key: 'domain', list: 'domains', parsed: parseDomain(domainOf(receiver)) },
    { key: 'account', list: 'gcp', parsed: parseProject(receiver) },
  ] as const
  const form = forms.find(({ parsed }) => 'value' in parsed)
  if (form === undefined || !('value' in form.parsed)) return undefined
  const { id } = form.parsed.value
  const kind = form.key === 'domain' ? 'everybody of the domain' : `the ${form.key}`
  return { key: form.key, list: form.list, id, name: `${kind} ${id}` }
}

/** `example.org` of `user:someone@example.org` and of `domain:example.org`. */
function domainOf(receiver: string): string {
  const [, domain] = /^domain:(.+)$/is.exec(receiver) ?? []
  // A service account belongs to a project, not to a domain of people.
  if (/^serviceaccount:/i.test(receiver)) return ''
  return domain ?? receiver.slice(receiver.lastIndexOf('@') + 1)
}

/** What a principal did to data, in all its steps that took effect. */
interface Deeds {
  readonly principal: string
  readonly name: string
  readonly verbs: readonly Verb[]
}

function deedsOf({ chain, evidence }: ReportedFinding): readonly Deeds[] {
  if (chain === null) {
    const ids = [...new Set(evidence.flatMap(({ principal }) => principal ?? []))]
    return ids.map((id) => ({ principal: id, name: principalName(id), verbs: [] }))
  }
  const steps = new Map(chain.steps.map((step) => [step.principal, step.principal_name]))
  return [...steps].slice(0, mostEntries + 1).map(([principal, name]) => {
    const done = chain.steps.filter((step) => step.principal === principal && !step.attempt)
    return { principal, name, verbs: [...new Set(done.map(({ verb }) => verb))] }
  })
}

/** What automation does by trade; sharing, exporting and opening are deeds like anybody's. */
const tradeVerbs: readonly Verb[] = [
  'create',
  'copy',
  'restore',
  'attach',
  'detach',
  'launch',
  'delete',
]

function automationSnippet({ principal, name, verbs }: Deeds): readonly TuningSnippet[] {
  const trade = verbs.filter((verb) => tradeVerbs.includes(verb))
  if (trade.length === 0 || !canName(principal) || faultOfAutomation(principal) !== undefined) {
    return []
  }
  return [
    snippet(`Does ${name} work without a person?`, [
      'automation:',
      `  - principal: ${jsonText(principal)}`,
      `    why: ${placeholders.why}`,
      `    verbs: [${trade.join(', ')}]`,
      `    until: ${placeholders.until}`,
    ]),
  ]
}

/** A finding goes out of sight only when every deed in it falls to a filter: one for each principal. */
function filterSnippet(finding: ReportedFinding): readonly TuningSnippet[] {
  const principals = deedsOf(finding).map(({ principal }) => principal)
  const subject = filterSubject(finding)
  const isWhole = principals.length > 0 && principals.length <= mostEntries
  if (subject === undefined || !isWhole || !principals.every(canName)) return []
  const entries = principals.flatMap((principal) => [
    `  - principal: ${jsonText(principal)}`,
    `    ${subject}`,
    `    why: ${placeholders.why}`,
    `    who: ${placeholders.who}`,
    `    until: ${placeholders.until}`,
  ])
  const question = 'Is all of this wanted, so that it may be out of sight until a day?'
  return [snippet(question, ['filters:', ...entries])]
}

/** What a filter asks for besides the principal: the data, or the rule. */
function filterSubject({ chain, detection }: ReportedFinding): string | undefined {
  const [key, value] = chain === null ? ['detection', detection?.id] : ['root', chain.root]
  // A `*` in a name would be a wildcard.
  if (value === undefined || !isText(value) || isGlob(value)) return undefined
  return `${key}: ${jsonText(value)}`
}

function canName(principal: string): boolean {
  return (
    isText(principal) &&
    !isGlob(principal) &&
    faultOfPrincipal(principal) === undefined &&
    faultOfBreadth(principal) === undefined
  )
}

function isText(value: string): boolean {
  return value !== '' && value.length <= longestText && !/\p{Cs}/u.test(value)
}

function snippet(question: string, lines: readonly string[]): TuningSnippet {
  return { question, file: 'spoor.yaml', text: `${lines.join('\n')}\n` }
}
