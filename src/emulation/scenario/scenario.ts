import * as z from 'zod'

/**
 * A scenario: scripted telemetry, attack or benign. Who is there (the cast), when it begins, and what
 * is done, in words of the domain. The same document and the same seed give the same records.
 */

/** A name that the cast and the steps use: `stolen-copy`. `{...}` stands for a loop's variable. */
const name = z.string().regex(/^[\w{}][\w.@{}-]*$/, 'a name of letters, digits, - and _')

const cloud = z.enum(['aws', 'azure', 'gcp'])

/** `90s`, `15m`, `1h30m`, `2d`. */
const duration = z.string().regex(/^\+?(\d+d)?(\d+h)?(\d+m)?(\d+s)?$/, 'a duration such as 1h30m')

const placeSchema = z
  .strictObject({
    cloud,
    id: z
      .string()
      .optional()
      .describe('Account number, subscription id or project id; made from the name when absent.'),
    region: z.string().describe('AWS region, Azure location or Google Cloud zone.'),
    group: z.string().optional().describe('Azure: the resource group.'),
    tenant: z.string().optional().describe('Azure: the tenant id.'),
    logged: z
      .boolean()
      .optional()
      .describe('false: its own log is not among the telemetry, as of an outside account.'),
  })
  .describe('An account, subscription or project.')

const principalSchema = z
  .strictObject({
    in: name.describe('The place that it belongs to.'),
    kind: z
      .enum(['user', 'role', 'service', 'application', 'system'])
      .describe(
        'user: a person or IAM user; role: an AWS role session; service: a service of the cloud; ' +
          'application: a service principal or service account; system: the platform itself.',
      ),
    name: z.string().optional().describe('Sign-in name; the name in the cast when absent.'),
    role: z.string().optional().describe('AWS: the role of a session.'),
    path: z.string().optional().describe('AWS: the path of the role, with both slashes.'),
    session: z.string().optional().describe('AWS: the name of the session.'),
    service: z.string().optional().describe('AWS: the service that calls, backup.amazonaws.com.'),
    application: z.string().optional().describe('Azure: the client application, by its id.'),
    address: z.string().optional().describe('The address that calls come from.'),
    client: z
      .enum(['cli', 'sdk', 'console', 'terraform', 'packer', 'pacu', 'stratus'])
      .optional()
      .describe('What it calls with.'),
    agent: z.string().optional().describe('The user agent to the letter, in place of client.'),
    key: z.boolean().optional().describe('Google Cloud: uses a key of the service account.'),
    mfa: z.boolean().optional().describe('AWS: the session was begun with a second factor.'),
  })
  .describe('Somebody who acts.')

/** The kinds of things that a scenario knows. */
export const thingKinds = [
  'disk',
  'snapshot',
  'image',
  'machine-image',
  'instance',
  'database',
  'database-cluster',
  'database-snapshot',
  'network-group',
  'vault',
  'recovery-point',
  'bucket',
  'key',
  'restore-point',
  'gallery',
  'disk-backup',
  'network-interface',
  'public-address',
  'lightsail-instance',
  'lightsail-disk',
  'lightsail-snapshot',
  'warehouse',
  'warehouse-snapshot',
  'cache',
  'cache-snapshot',
  'file-system',
  'file-backup',
  'shared-file-system',
] as const

const resourceSchema = z
  .strictObject({
    kind: z.enum(thingKinds),
    in: name.describe('The place that holds it.'),
    id: z.string().optional().describe('Its id in the cloud; made from the seed when absent.'),
    region: z.string().optional().describe('Where it is, if not in the region of its place.'),
    of: name.optional().describe('What it was made of: the disk of a snapshot.'),
    on: name.optional().describe('A disk: the instance that it is attached to.'),
    size: z.number().int().positive().optional().describe('GiB.'),
    count: z
      .number()
      .int()
      .min(1)
      .max(5000)
      .optional()
      .describe('So many of them, called name-1, name-2 and so on.'),
  })
  .describe('Something that is there before the story begins.')

const pathValues = z.record(z.string(), z.json())

const stepFields = {
  at: z
    .string()
    .optional()
    .describe(
      'When: +15m after the step before, "02:24:10" on the first day, "day 3 02:24:10", or a UTC time. ' +
        'A second after the step before when absent.',
    ),
  id: name.optional().describe('How tests name the step, to change or drop it.'),
  tale: z
    .string()
    .optional()
    .describe(
      'Which part of the story it belongs to, for the label; a block gives it to its steps.',
    ),
  by: name.optional().describe('Who, from the cast; the one of the step before when absent.'),
  do: z.string().optional().describe('What, in words of the domain: create-snapshot, share, open.'),
  of: name.optional().describe('To what, or from what.'),
  as: name.optional().describe('The name by which the story knows what is made.'),
  to: name.optional().describe('An instance, bucket, role, place or region that it goes to.'),
  with: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .describe('Who is let in: places of the cast, public, or a principal as the cloud writes it.'),
  in: name.optional().describe('Where, if not where the thing is: a place of the cast.'),
  region: z.string().optional().describe('Which region, if not that of the place.'),
  group: name.optional().describe('The network group that an instance or database joins.'),
  from: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .describe('Addresses as CIDR; world stands for every address.'),
  port: z
    .union([z.number().int(), z.string()])
    .optional()
    .describe('A port, a range such as 20-25, or all.'),
  public: z.boolean().optional().describe('Reachable from the internet.'),
  count: z.number().int().min(1).max(100_000).optional().describe('How often, how many.'),
  text: z.string().optional().describe('A description, policy or other text of the call.'),
  tags: z
    .record(z.string(), z.string())
    .optional()
    .describe('Tags or labels by their keys; in AWS a value @name is the id of a thing.'),
  encoding: z
    .enum(['plain', 'wrapped'])
    .optional()
    .describe('AWS: the older EC2 request encoding or the newer one, <Api>Request.'),
  form: z
    .enum(['flat', 'nested'])
    .optional()
    .describe('AWS: the two forms of a security group rule in a request.'),
  version: z
    .enum(['v1', 'beta', 'alpha'])
    .optional()
    .describe('Google Cloud: the version in the method; v1 when absent.'),
  call: z
    .strictObject({
      service: z.string(),
      name: z.string(),
      request: z.json().optional(),
      response: z.json().optional(),
      readOnly: z.boolean().optional(),
      resource: z.string().optional(),
    })
    .optional()
    .describe('With do: call, any API call, as the log has it.'),
  refused: z.boolean().optional().describe('Refused for want of a permission.'),
  fails: z
    .strictObject({ code: z.string(), message: z.string() })
    .optional()
    .describe('Fails with this error.'),
  dryRun: z.boolean().optional().describe('AWS: asks only whether it might.'),
  throttled: z
    .number()
    .int()
    .min(1)
    .max(20)
    .optional()
    .describe('Throttled so often before it goes through, each retry a record of its own.'),
  without: z
    .array(z.enum(['Started', 'Accepted', 'Succeeded', 'Failed']))
    .min(1)
    .optional()
    .describe('Azure: rows of the operation that this log never got.'),
  late: duration.optional().describe('Delivered so much later than it happened.'),
  twice: z.boolean().optional().describe('Delivered two times, as the same event.'),
  set: pathValues
    .optional()
    .describe('Values put into the finished record by path, for what no word of ours says.'),
  unset: z.array(z.string()).optional().describe('Paths removed from the finished record.'),
} as const

const leafStepSchema = z.strictObject(stepFields)

const loop = {
  repeat: z
    .strictObject({
      every: duration,
      times: z.number().int().min(1).max(10_000).describe('How many turns are played.'),
      on: z
        .enum(['weekdays', 'weekends'])
        .optional()
        .describe('Only on such days (UTC); a turn of another day is left out and not counted.'),
      within: duration
        .optional()
        .describe('Each turn begins up to so much later; how much, the id of the scenario fixes.'),
    })
    .optional()
    .describe('Plays the steps again and again; {round} counts from 1.'),
  each: z
    .strictObject({
      name: z.string().regex(/^\w+$/),
      of: z.union([z.string(), z.array(z.string()).min(1)]),
      apart: duration.optional(),
    })
    .optional()
    .describe('Plays the steps for each of a list, or of the cast by a pattern such as disk-*.'),
} as const

const blockFields = { ...stepFields, ...loop }

/** How often and when a block is played again. */
export type RepeatPart = NonNullable<z.infer<typeof loop.repeat>>

/** A step or a block as written. */
export interface BlockPart extends z.infer<z.ZodObject<typeof blockFields, z.core.$strict>> {
  readonly steps?: readonly BlockPart[] | undefined
}

/** One step, or a block of steps that are repeated; the annotation is what lets it hold itself. */
const stepSchema: z.ZodType<BlockPart> = z.strictObject({
  ...blockFields,
  steps: z.lazy(() => z.array(stepSchema)).optional(),
})

const noiseSchema = z
  .strictObject({
    kind: z
      .string()
      .describe(
        'monitoring, service-sessions, people, backups ...; a wrong one is answered with all.',
      ),
    in: name,
    perDay: z.number().positive().describe('Records a day, before --scale.'),
    office: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('The share that keeps office hours; the rest falls anywhere in the day.'),
    days: z.number().positive().optional().describe('For how long; the whole story when absent.'),
  })
  .describe('Everyday work in the background.')

/** The schema of scenario documents; docs and editors get it as JSON Schema. */
export const scenarioSchema = z.strictObject({
  schema: z.literal('spoor/scenario@1'),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by -'),
  name: z.string().min(5),
  description: z.string().optional(),
  kind: z.enum(['attack', 'benign']),
  class: z
    .string()
    .regex(/^[A-K]$/)
    .optional()
    .describe('Of benign work: its class, A to K.'),
  start: z.string().describe('The UTC time that the story begins at, 2026-09-15T00:00:00Z.'),
  cast: z.strictObject({
    places: z.record(name, placeSchema),
    principals: z.record(name, principalSchema),
    resources: z.record(name, resourceSchema).optional(),
  }),
  steps: z.array(stepSchema).min(1),
  noise: z.array(noiseSchema).optional(),
  delivery: z
    .strictObject({
      late: z.number().min(0).max(1).optional().describe('The share of records that come late.'),
      lateBy: duration.optional().describe('How late at most; 30m when absent.'),
      duplicates: z.number().min(0).max(1).optional().describe('The share delivered twice.'),
    })
    .optional(),
})

/** A scenario as written. */
export type Scenario = z.infer<typeof scenarioSchema>
/** A place of the cast as written. */
export type PlacePart = z.infer<typeof placeSchema>
/** A principal of the cast as written. */
export type PrincipalPart = z.infer<typeof principalSchema>
/** A step as written, without loops. */
export type StepPart = z.infer<typeof leafStepSchema>
/** Background work as written. */
export type NoisePart = z.infer<typeof noiseSchema>
/** What a thing of a scenario is. */
export type ThingKind = (typeof thingKinds)[number]
/** A key of a step. */
export type StepKey = keyof typeof stepFields
