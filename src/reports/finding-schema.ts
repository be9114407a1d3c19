/**
 * A finding in a report, as a schema: what it says is what is written, and its words are those of
 * schemas/report.schema.json. Only what checks a report runs this; all others take the types alone.
 */
import * as z from 'zod'
import { levels } from '../detections/detection.ts'
import { verbs } from '../environment/verb.ts'

/** A time as reports have it: ISO 8601 in UTC with milliseconds. */
export const isoTime = z.iso.datetime({ precision: 3 })

/** How many of something. */
export const count = z.int().nonnegative()

/** One of the five levels. */
export const level = z.enum(levels)

const nullableText = z.string().nullable()

const provider = z.enum(['aws', 'azure', 'gcp'])

const record = z.string().describe("The provider's id of the event.")

const resourceSchema = z
  .object({
    id: z.string().describe('Canonical, lower case.'),
    kind: z.enum([
      'disk',
      'snapshot',
      'image',
      'instance',
      'database',
      'database-snapshot',
      'file-system',
      'directory',
      'recovery-point',
      'vault',
      'backup-plan',
      'key',
      'network-group',
      'network-interface',
      'account',
      'bucket',
      'link',
    ]),
    provider,
    account: nullableText.describe('The account, subscription or project that holds it, if known.'),
    region: nullableText,
    holds_data: z.boolean().describe('Is it the source, or a copy of it?'),
  })
  .describe('A cloud object that the chain names.')

const stepSchema = z
  .object({
    time: isoTime,
    verb: z.enum(verbs).describe('What it does to data.'),
    attempt: z.boolean().describe('A call without effect: denied, failed, or a dry run.'),
    action: z.string().describe("The provider's name of the call."),
    provider,
    principal: z.string().describe('Who acted: one id, whatever the session.'),
    principal_name: z.string().describe('How a person would name the principal.'),
    session: nullableText,
    behind: z
      .array(z.string())
      .describe(
        'For whom the principal acted, the nearest first: who took up its role, and so on.',
      ),
    account: nullableText,
    region: nullableText,
    source_ip: nullableText.describe('As logged: may be the name of a service.'),
    inputs: z.array(z.string()),
    outputs: z.array(z.string()),
    receivers: z.array(z.string()).describe('Whom a call about a share names, as exposures do.'),
    record,
    times: count.describe('How many events the step stands for.'),
    until: isoTime.describe('The time of the last of them.'),
  })
  .describe('One thing that was done.')

const linkSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    kind: z.enum([
      'snapshot-of',
      'copy-of',
      'image-of',
      'restored-from',
      'launched-from',
      'attached-to',
      'exported-to',
      'shared-with',
      'member-of',
    ]),
    evidence: z
      .enum(['observed', 'inferred'])
      .describe('Does the event name both ends, or was one derived?'),
    record,
  })
  .describe('How one resource came from another; from is nearer to the source.')

const until = isoTime.nullable().describe('Null while it lasts, as far as the logs tell.')

const records = z.array(z.string()).describe('What opened it, what joined it, what closed it.')

const exposureSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('share'),
      resource: z.string(),
      to: z.string(),
      to_kind: z
        .enum(['account', 'organization', 'principal', 'public', 'unknown'])
        .describe('What the receiver is.'),
      public: z.boolean(),
      from: isoTime,
      until,
      records,
    }),
    z.object({
      kind: z.literal('network'),
      resource: z.string(),
      group: z.string(),
      cidrs: z.array(z.string()),
      ports: z.array(z.string()).describe('One port, or a range: 80-90.'),
      world_open: z.boolean(),
      from: isoTime,
      until,
      records,
    }),
  ])
  .describe('How a copy was open to others, and when.')

const chainSchema = z
  .object({
    id: z.string().describe('Stable: depends on the resources only.'),
    root: z.string().describe('The source data, or the earliest copy of it in the logs.'),
    source_unseen: z.boolean(),
    principal_changed: z.boolean(),
    account_changed: z.boolean(),
    region_changed: z.boolean(),
    resources: z.array(resourceSchema),
    steps: z.array(stepSchema),
    links: z.array(linkSchema),
    exposure: z.array(exposureSchema),
  })
  .describe('One walk of a copy from its source to its exposure.')

const evidenceSchema = z
  .object({
    record,
    file: z.string(),
    line: z.int().positive().nullable().describe('1-based, in the unpacked file.'),
    time: isoTime.describe('When the event of the record happened.'),
    action: z.string().describe("The provider's name of the call."),
    provider,
    principal: nullableText,
    account: nullableText,
    region: nullableText,
    source_ip: nullableText,
  })
  .describe('A raw record: where it stands, and what happened.')

const named = z.object({ id: z.string(), title: z.string() })

/** One finding. */
export const findingSchema = z.object({
  id: z.string().describe('Stable: the same resources give the same id.'),
  title: z.string(),
  severity: level.describe('How bad it is if it happened as told.'),
  confidence: z.enum(['high', 'medium', 'low']).describe('How sure it is that it happened so.'),
  summary: z.string(),
  techniques: z.array(z.string()).describe('ATT&CK ids.'),
  detection: named
    .extend({ language: z.string() })
    .nullable()
    .describe('The rule behind a finding that is no chain.'),
  also_matched: z.array(named).describe('Shipped detections that matched events of the chain.'),
  chain: chainSchema.nullable(),
  evidence: z.array(evidenceSchema),
  why: z.array(z.string()).describe('Reasons, weightiest first.'),
  blind_spots: z.array(z.string()).describe('What could not have been seen.'),
  next: z.array(z.string()).describe('What to do next, most urgent first.'),
})
