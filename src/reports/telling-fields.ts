/** The fields of a raw record that tell a finding: those that hold what the finding names. */
import { isJsonArray, isJsonObject, type JsonValue } from '../base/json.ts'
import { principalName } from './principal-words.ts'
import type { ReportedFinding } from './report-schema.ts'
import { shortResourceName } from './resource-words.ts'
import { withoutKind } from './searched-names.ts'
import { fitMiddle } from './terminal-text.ts'

/** At most so many fields of a record are shown, and so much of each. */
const mostFields = 60
const longestValue = 200

/** Records nest as deep as a hostile hand makes them. */
const deepest = 40

/** Within a longer text only names of this length are looked for: shorter ones are everywhere. */
const shortestPart = 6

/** Longer texts are compared whole, not searched. */
const longestSearched = 2000

/** Told whatever it holds: when, what was called, and what came of it. */
const alwaysTold =
  /^(?:eventtime|eventtimestamp|timestamp|time|eventname|operationname|methodname|errorcode|errormessage|statuscode|resulttype)$/

/** The names by which the records of a finding tell it, lower case. */
export function namesIn({ chain, evidence }: ReportedFinding): ReadonlySet<string> {
  const steps = chain?.steps ?? []
  const resources = (chain?.resources ?? []).map(({ id }) => id)
  const ends = steps.flatMap(({ inputs, outputs }) => [...inputs, ...outputs])
  const people = [
    ...steps.flatMap(({ principal, behind }) => [principal, ...behind]),
    ...evidence.flatMap(({ principal }) => principal ?? []),
  ]
  const exposed = (chain?.exposure ?? []).flatMap((one) =>
    one.kind === 'share' ? [one.to] : one.cidrs,
  )
  const names = [
    ...[...resources, ...ends].flatMap((id) => [id, shortResourceName(id)]),
    ...people.flatMap((id) => [id, principalName(id)]),
    ...steps.flatMap((step) => [
      step.principal_name,
      ...(step.session === null ? [] : [step.session]),
      ...step.receivers,
    ]),
    ...[...exposed, ...steps.flatMap(({ receivers }) => receivers)].map(withoutKind),
    ...[...steps, ...evidence].flatMap(({ source_ip: address }) =>
      // Services stand there with their names, which are everywhere.
      address !== null && /^[\d.]+$|:/.test(address) ? [address] : [],
    ),
  ]
  return new Set(names.filter((name) => name.length > 1).map((name) => name.toLowerCase()))
}

/** Lines such as `requestParameters.snapshotId = "snap-1"`, in the order of the record. */
export function tellingFields(record: JsonValue, names: ReadonlySet<string>): readonly string[] {
  const parts = [...names].filter((name) => name.length >= shortestPart)
  const lines: string[] = []
  const visit = (value: JsonValue, path: string, key: string, depth: number): void => {
    if (lines.length > mostFields || depth > deepest) return
    if (isJsonArray(value)) {
      for (const [at, one] of value.entries()) visit(one, `${path}[${at}]`, key, depth + 1)
    } else if (isJsonObject(value)) {
      for (const [name, one] of Object.entries(value)) {
        if (one !== undefined) visit(one, path === '' ? name : `${path}.${name}`, name, depth + 1)
      }
    } else if (alwaysTold.test(key.toLowerCase()) || isNamed(value, names, parts)) {
      lines.push(`${path} = ${fitMiddle(JSON.stringify(value), longestValue)}`)
    }
  }
  visit(record, '', '', 0)
  return lines.length > mostFields ? [...lines.slice(0, mostFields), '... more in the log'] : lines
}

function isNamed(
  value: string | number | boolean | null,
  names: ReadonlySet<string>,
  parts: readonly string[],
): boolean {
  if (typeof value !== 'string') return false
  const text = value.toLowerCase()
  if (names.has(text)) return true
  return text.length <= longestSearched && parts.some((part) => text.includes(part))
}
