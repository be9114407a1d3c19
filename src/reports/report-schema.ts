/**
 * The schema of a JSON report: schemas/report.schema.json is printed from it, the types of a report are
 * inferred from it, and docs/report-schema.md says every field in words. Only what checks a report runs
 * this; all others take the types alone.
 */
import * as z from 'zod'
import { count, findingSchema, isoTime, level } from './finding-schema.ts'
import { schemaName } from './report-schema-name.ts'

const span = { from: isoTime, to: isoTime }

const counts = z.record(z.string(), count)

const sourceSchema = z.object({
  kind: z.string(),
  accounts: z.array(z.string()),
  regions: z.array(z.string()),
  ...span,
  records: count,
})

const suppressedSchema = z.object({
  finding: z.string(),
  title: z.string(),
  severity: level,
  filters: z.array(z.object({ line: count, why: z.string(), who: z.string(), until: isoTime })),
})

const filteredEventsSchema = z.object({
  detection: z.string(),
  title: z.string(),
  severity: level,
  principal: z
    .string()
    .nullable()
    .describe('Null where there were too many principals to keep them apart.'),
  events: count,
  ...span,
  record: z.string().describe("The provider's id of the first."),
  filters: z.array(
    z.object({
      id: z.string().nullable(),
      title: z.string(),
      file: z.string().nullable(),
      line: count,
    }),
  ),
})

const summarySchema = z.object({
  partial: z
    .boolean()
    .describe('Was the reading stopped before its end? Then the rest of the logs is unknown.'),
  records: z.object({
    read: count,
    matched: count.describe('Records that a finding rests on.'),
    unmatched: count,
    skipped: counts,
    rejected: counts,
  }),
  findings: z.object({
    critical: count,
    high: count,
    medium: count,
    low: count,
    informational: count,
  }),
  sources: z.array(sourceSchema),
  own_accounts: z
    .array(z.string())
    .describe('Taken for our own: their logs were read, or the environment file names them.'),
  environment: z.string().nullable().describe('The environment file; null where there is none.'),
  trusted: z
    .array(z.object({ entry: z.string(), steps: count }))
    .describe('Entries of that file which spoke for steps, and for how many.'),
  newcomers: z
    .object({ principals: count, deeds: count, regions: count, grantees: count })
    .describe('How many were seen for the first time.'),
  learned: z.object({
    accounts: count.describe('Of how many enough was learned to call anybody new.'),
    unlearned: count,
    span: z
      .object({ ...span, days: z.number().nonnegative() })
      .nullable()
      .describe('The shortest span of them; null where nothing was learned.'),
  }),
  suppressed: z
    .array(suppressedSchema)
    .describe('Findings that filters of the environment file took out, worst first.'),
  filtered_events: z
    .array(filteredEventsSchema)
    .describe('Events that rules would have matched but for filters of Sigma.'),
})

const diagnosticSchema = z
  .object({
    code: z.string(),
    severity: z.string(),
    message: z.string(),
    file: z.string().nullable(),
    line: z.int().nullable(),
    hint: z.string().nullable(),
  })
  .describe('A coded remark about input: docs/diagnostics.md.')

const headSchema = z.object({
  schema: z.literal(schemaName),
  tool: z.object({ name: z.string(), version: z.string() }),
  summary: summarySchema,
})

/** A whole report: what `--format json` prints. */
export const reportSchema = headSchema.extend({
  findings: z.array(findingSchema).describe('Worst first.'),
  diagnostics: z.array(diagnosticSchema),
})

/** One line of a report: what `--format ndjson` prints. */
export const reportLineSchema = z.discriminatedUnion('type', [
  headSchema.extend({ type: z.literal('summary') }),
  findingSchema.extend({ type: z.literal('finding') }),
  diagnosticSchema.extend({ type: z.literal('diagnostic') }),
])

/** Data that nobody changes, all the way down. */
type Immutable<Data> = Data extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : Data extends object
    ? { readonly [Key in keyof Data]: Immutable<Data[Key]> }
    : Data

/** A whole report. */
export type Report = Immutable<z.infer<typeof reportSchema>>

/** One finding. */
export type ReportedFinding = Immutable<z.infer<typeof findingSchema>>

/** One chain. */
export type ReportedChain = NonNullable<ReportedFinding['chain']>

/** A cloud object that a chain names. */
export type ReportedResource = ReportedChain['resources'][number]

/** One thing that was done. */
export type ReportedStep = ReportedChain['steps'][number]

/** How a copy was open to others, and when; `until` is null while it lasts. */
export type ReportedExposure = ReportedChain['exposure'][number]

/**
 * A report whose findings may be made while they are read, because there may be a million; a
 * {@link Report} that was kept is one. What it iterates may be iterated again.
 */
export interface StreamedReport extends Omit<Report, 'findings' | 'diagnostics'> {
  readonly findings: Iterable<ReportedFinding>
  readonly diagnostics: Iterable<Report['diagnostics'][number]>
}
