/**
 * Reads a report that was kept: JSON or NDJSON of `spoor/report@1`. Whoever made it may be hostile: each
 * finding is checked by the schema when it is asked for, and what is wrong with one is told and keeps
 * nobody from the others.
 */
import type * as z from 'zod'
import type { Diagnostic } from '../base/diagnostic.ts'
import {
  isJsonArray,
  isJsonObject,
  type JsonValue,
  parseJson,
  textOf,
  valueAt,
} from '../base/json.ts'
import { findingSchema } from './finding-schema.ts'
import type { ReportedFinding } from './report-schema.ts'
import { schemaName } from './report-schema-name.ts'

/** A finding of a report as it stands there, before it was checked. */
export interface KeptFinding {
  readonly id: string
  readonly title: string
  readonly severity: string
  /** 1-based line of the file, where a line holds one finding. */
  readonly line?: number
  /** Where it stands in the document, for whoever mends it: `findings[3]`. */
  readonly place: string
  readonly value: JsonValue
}

/** What came of reading; without a report the diagnostics say why. */
export interface ReportReading {
  readonly report?: {
    readonly findings: readonly KeptFinding[]
    /** Accounts that the report takes for our own. */
    readonly ownAccounts: readonly string[]
  }
  readonly diagnostics: readonly Diagnostic[]
}

/** A text and the name of its file. */
export interface ReportText {
  readonly file: string
  readonly text: string
}

/** Reads a whole report; the order of its findings stays. */
export function readReport({ file, text }: ReportText): ReportReading {
  const content = text.replace(/^\uFEFF/, '')
  const head = parseJson(content.slice(0, lineEnd(content)))
  // The first line of NDJSON is a whole value; that of indented JSON is not.
  const isLines = isJsonObject(head) && head['type'] === 'summary'
  return isLines ? readLines({ file, text: content }, head) : readDocument({ file, text: content })
}

function lineEnd(text: string): number {
  const end = text.indexOf('\n')
  return end < 0 ? text.length : end
}

function readDocument({ file, text }: ReportText): ReportReading {
  const value = parseJson(text)
  if (value === undefined) return { diagnostics: [unparsed({ file, text })] }
  const fault = faultOfSchema(value, file)
  if (fault !== undefined) return { diagnostics: [fault] }
  const findings = valueAt(value, 'findings')
  if (!isJsonArray(findings)) {
    const message = 'the report has no list of findings'
    const diagnostic = { ...notAReport, file, message }
    return { diagnostics: [diagnostic] }
  }
  const kept = findings.map((one, at) => keptFinding(one, { place: `findings[${at}]` }))
  return { report: { findings: kept, ownAccounts: ownAccountsOf(value) }, diagnostics: [] }
}

function readLines({ file, text }: ReportText, head: JsonValue): ReportReading {
  const fault = faultOfSchema(head, file)
  if (fault !== undefined) return { diagnostics: [fault] }
  const lines = text.split('\n')
  const diagnostics: Diagnostic[] = []
  const findings: KeptFinding[] = []
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue
    const value = parseJson(line)
    const isLast = at === lines.length - 1
    if (value === undefined) diagnostics.push(brokenLine({ file, line: at + 1, isCut: isLast }))
    else if (isJsonObject(value) && value['type'] === 'finding') {
      findings.push(keptFinding(value, { place: 'the finding', line: at + 1 }))
    }
  }
  return { report: { findings, ownAccounts: ownAccountsOf(head) }, diagnostics }
}

function keptFinding(
  value: JsonValue,
  place: { readonly place: string; readonly line?: number },
): KeptFinding {
  return {
    id: textOf(valueAt(value, 'id')) ?? '',
    title: textOf(valueAt(value, 'title')) ?? '',
    severity: textOf(valueAt(value, 'severity')) ?? '',
    ...place,
    value,
  }
}

function ownAccountsOf(head: JsonValue): readonly string[] {
  const accounts = valueAt(head, 'summary', 'own_accounts')
  return isJsonArray(accounts) ? accounts.flatMap((one) => textOf(one) ?? []) : []
}

const notAReport = {
  code: 'report-invalid',
  severity: 'error',
  hint: 'name a file that spoor hunt --format json (or ndjson) wrote',
} as const

const cutReport = {
  code: 'report-cut',
  severity: 'error',
  hint: 'the hunt or the copying was broken off: make the report again',
} as const

function faultOfSchema(value: JsonValue, file: string): Diagnostic | undefined {
  const schema = textOf(valueAt(value, 'schema'))
  if (schema === schemaName) return undefined
  const [, version] = /^spoor\/report@(\d{1,9})$/.exec(schema ?? '') ?? []
  if (version !== undefined) {
    const message = `the report has the format ${schema}; this version reads ${schemaName}`
    const hint = 'use the version of Spoor that wrote it, or hunt again'
    return { code: 'report-version', severity: 'error', file, message, hint }
  }
  const [, other] = /^(spoor\/[\w-]{1,40}@\d{1,9})$/.exec(schema ?? '') ?? []
  const message = `this is no report of Spoor${other === undefined ? '' : ` but ${other}`}`
  return { ...notAReport, file, message }
}

/** Text that is no JSON: cut, if it begins as a report and does not end as one. */
function unparsed({ file, text }: ReportText): Diagnostic {
  const begins = text.slice(0, 200).includes(schemaName)
  if (begins && !text.trimEnd().endsWith('}')) {
    return { ...cutReport, file, message: 'the report ends in its middle' }
  }
  const message = text.trim() === '' ? 'the file is empty' : 'the file is not JSON'
  return { ...notAReport, file, message }
}

function brokenLine({
  file,
  line,
  isCut,
}: {
  readonly file: string
  readonly line: number
  readonly isCut: boolean
}): Diagnostic {
  return isCut
    ? { ...cutReport, severity: 'warning', file, line, message: 'the report ends in this line' }
    : {
        code: 'report-line-invalid',
        severity: 'warning',
        file,
        line,
        message: 'the line is not JSON; the others are read',
        hint: 'make the report again, or mend the line',
      }
}

/** What came of checking one finding. */
export interface FindingReading {
  readonly finding?: ReportedFinding
  readonly diagnostics: readonly Diagnostic[]
}

/** At most so many faults of one finding are told. */
const mostFaults = 5

/** Checks a finding by the schema. */
export function readFinding({ value, line, place }: KeptFinding, file: string): FindingReading {
  const parsed = findingSchema.safeParse(value)
  if (parsed.success) return { finding: parsed.data, diagnostics: [] }
  const { issues } = parsed.error
  const more = issues.length - mostFaults
  return {
    diagnostics: issues.slice(0, mostFaults).map((issue, at) => ({
      code: 'report-finding-invalid',
      severity: 'error',
      file,
      ...(line === undefined ? {} : { line }),
      message: `${[place, ...issue.path.map(pathText)].join('')}: ${lowered(issue)}${at === mostFaults - 1 && more > 0 ? `, and ${more} more faults` : ''}`,
      hint: 'the report was changed, or made by another version: docs/report-schema.md says what stands there; hunt again',
    })),
  }
}

function pathText(key: PropertyKey): string {
  return typeof key === 'number' ? `[${key}]` : `.${String(key)}`
}

function lowered({ message }: z.core.$ZodIssue): string {
  return message.slice(0, 1).toLowerCase() + message.slice(1, 200)
}
