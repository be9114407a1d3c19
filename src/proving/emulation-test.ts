import * as z from 'zod'
import { levels } from '../detections/detection.ts'
import { scenarioSchema } from '../emulation/scenario/scenario.ts'

/**
 * A test of detections: telemetry, emulated or real, and what must be seen in it: signals in the raw
 * records and in the events made of them, detections that fire and that stay silent, the finding, the
 * links. It may carry the commands that make the same telemetry in a real account (an atomic).
 */

const text = z.string().min(1)
const scalar = z.union([z.string(), z.number(), z.boolean()])

const assertionSchema = z
  .strictObject({
    path: text.describe(
      'Into the record or event: a.b, a["b.c"], items[0], items[*] for any element.',
    ),
    eq: scalar.optional(),
    ieq: z.string().optional().describe('Equal whatever the letter case.'),
    ne: scalar.optional(),
    in: z.array(scalar).min(1).optional(),
    glob: z.string().optional().describe('* any run of characters, ? one.'),
    iglob: z.string().optional(),
    regex: z.string().optional().describe('RE2 syntax, searched for; anchor it with ^ and $.'),
    cidr: z.string().optional(),
    gt: z.number().optional(),
    gte: z.number().optional(),
    lt: z.number().optional(),
    lte: z.number().optional(),
    exists: z.literal(true).optional(),
    absent: z.literal(true).optional(),
  })
  .describe('One condition; {{name}} stands for an input or for what an earlier signal captured.')

const signalSchema = z
  .strictObject({
    id: text.regex(/^[\w-]+$/),
    source: z.enum(['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit']),
    says: z.string().optional().describe('What it shows, for the page of signals.'),
    match: z.array(assertionSchema).min(1).describe('Conditions on one raw record.'),
    event: z
      .array(assertionSchema)
      .optional()
      .describe('Conditions on the event made of the record: ECS and spoor.* fields.'),
    capture: z
      .record(z.string().regex(/^\w+$/), text)
      .optional()
      .describe('Names for values of the record, by path, that later signals may use.'),
    count: z
      .strictObject({
        min: z.number().int().min(0).optional(),
        max: z.number().int().min(0).optional(),
      })
      .optional()
      .describe('How many such records; at least one when absent.'),
    same: text.optional().describe('A path at which all counted records have one value.'),
    distinct: z
      .strictObject({ path: text, min: z.number().int().min(1) })
      .optional()
      .describe('At least so many different values at a path.'),
    after: text.optional().describe('The signal that it comes after, or at the same moment.'),
    within: z
      .string()
      .regex(/^(PT)?(\d+[HMShms])+$/)
      .optional()
      .describe('How long after at most; of several records, from first to last.'),
    needs: z
      .enum(['data-events', 'data-access'])
      .optional()
      .describe('The log that must be switched on for it.'),
  })
  .describe('Something that the telemetry must show.')

const detectionName = text.describe(
  'The name of a rule file without its ending, or the id of a rule.',
)

const expectationSchema = z.strictObject({
  signals: z.array(signalSchema).optional(),
  detections: z
    .strictObject({
      fire: z.array(detectionName).optional(),
      silent: z.array(detectionName).optional(),
    })
    .optional(),
  findings: z
    .strictObject({
      severity: z.enum(levels).optional().describe('Of the gravest finding.'),
      chains: z.number().int().min(0).optional().describe('Findings about a chain above low.'),
      steps: z
        .array(text)
        .optional()
        .describe('Verbs of the chain, in order; others may lie between.'),
      principals: z.number().int().min(1).optional().describe('How many principals it has.'),
      title: z.string().optional().describe('A pattern for the title of the gravest finding.'),
    })
    .optional(),
  lineage: z
    .array(
      z.strictObject({
        link: text,
        from: text,
        to: text,
        evidence: z.enum(['observed', 'inferred']).optional(),
      }),
    )
    .optional()
    .describe('Links of the chain; ids are patterns and may use {{names}}.'),
})

const playSchema = z
  .strictObject({
    start: scenarioSchema.shape.start.optional(),
    cast: scenarioSchema.shape.cast,
    steps: scenarioSchema.shape.steps,
    noise: scenarioSchema.shape.noise,
    delivery: scenarioSchema.shape.delivery,
  })
  .describe('A scenario that stands in the test itself.')

const variation = {
  scenario: text.optional().describe('A scenario file, relative to the test, or a shipped id.'),
  play: playSchema.optional(),
  file: text.optional().describe('Real or recorded logs, relative to the test.'),
  origin: z.enum(['recorded', 'emulated']).optional().describe('Of a file: where it comes from.'),
  change: z
    .record(z.string(), z.record(z.string(), z.json()))
    .optional()
    .describe('Keys of steps that are other, by the id of the step; null takes a key away.'),
  drop: z.array(text).optional().describe('Ids of steps that are left out.'),
  shape: z.string().optional().describe('How it is delivered; one record a line when absent.'),
  seed: z.string().optional(),
}

const variantSchema = z
  .strictObject({
    variant: text,
    ...variation,
    inputs: z
      .record(z.string(), z.string())
      .optional()
      .describe('What inputs are in this telemetry; @name is the id of something of the cast.'),
    expect: expectationSchema.optional().describe('Expected besides, of this variant alone.'),
  })
  .describe('Telemetry in which everything expected is seen.')

const nearMissSchema = z
  .strictObject({
    name: text,
    ...variation,
    of: text.optional().describe('The variant that it is nearly; the first when absent.'),
    silent: z
      .array(detectionName)
      .optional()
      .describe('What must be silent; every detection of expect.detections.fire when absent.'),
    fire: z.array(detectionName).optional(),
  })
  .describe('Telemetry that is nearly the same, and on which detections are silent.')

const inputSchema = z.strictObject({
  description: text,
  type: z.enum(['string', 'url', 'integer', 'float', 'path']).optional(),
  default: z.union([z.string(), z.number()]).optional(),
})

const executorSchema = z
  .strictObject({
    name: z.enum(['sh', 'bash', 'powershell', 'manual']),
    command: z.string().optional(),
    cleanup: z.string().optional(),
    steps: z.string().optional().describe('Of a manual test: what to do.'),
    elevation: z.boolean().optional(),
  })
  .describe(
    'Commands for a real account; #{name} stands for an input, as in Atomic Red Team. Spoor prints them and never runs them.',
  )

/** The schema of test documents; docs and editors get it as JSON Schema. */
export const emulationTestSchema = z.strictObject({
  schema: z.literal('spoor/emulation-test@1'),
  id: z.uuid({ version: 'v4' }).describe('The guid of the atomic on export.'),
  name: text.min(5),
  description: z.string().optional(),
  attack: z
    .array(z.string().regex(/^T\d{4}(\.\d{3})?$/))
    .min(1)
    .describe('ATT&CK techniques, the first the one that it is filed under.'),
  platforms: z.array(z.enum(['iaas:aws', 'iaas:azure', 'iaas:gcp'])).min(1),
  seed: z
    .strictObject({
      test: z.number().int().min(1).max(4),
      wording: text.describe('What the seed page says, to the letter.'),
      wrong: z.array(text).describe('What of it real telemetry contradicts.'),
    })
    .optional()
    .describe('The test of the seed page that this one corrects.'),
  inputs: z.record(z.string().regex(/^\w[\w-]+$/), inputSchema).optional(),
  prerequisites: z
    .array(z.strictObject({ description: text, check: text, get: z.string().optional() }))
    .optional(),
  executor: executorSchema.optional(),
  safety: z
    .strictObject({
      costs: text,
      exposes: text,
    })
    .optional()
    .describe('What running the commands costs, and what it lays open.'),
  scenario: variation.scenario,
  play: playSchema.optional(),
  telemetry: z.array(variantSchema).min(1).optional(),
  expect: expectationSchema,
  nearMisses: z.array(nearMissSchema).optional(),
  negatives: z
    .array(text)
    .optional()
    .describe('Benign scenarios, by id or file, in which no finding may be above low.'),
})

/** A test as written. */
export type EmulationTest = z.infer<typeof emulationTestSchema>
/** One condition as written. */
export type Assertion = z.infer<typeof assertionSchema>
/** A signal as written. */
export type Signal = z.infer<typeof signalSchema>
/** What is expected as written. */
export type Expectation = z.infer<typeof expectationSchema>
/** A variant of the telemetry as written. */
export type Variant = z.infer<typeof variantSchema>
/** Where telemetry comes from, and how it differs from the test's own. */
export type Variation = Pick<Variant, keyof typeof variation>
