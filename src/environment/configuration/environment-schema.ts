import * as z from 'zod'
import type { ThresholdName } from './environment.ts'
import { verbs } from '../verb.ts'

/**
 * The document `spoor.yaml`. What a schema cannot tell (dates that exist, ids of the right shape) is
 * checked by check-environment.ts. Only what reads a file imports this: every command starts without it.
 */

/** No list of the file is longer: a file is written or at least read by people. */
const mostEntries = 10_000

const text = z.string().min(1).max(1000)

/** Calendars are compared with one another. */
const mostCalendars = 200

/** A number is taken too: YAML reads an account number without quotes as one. */
const idText = z.union([text, z.number()])

function listOf<Item extends z.ZodType>(item: Item): z.ZodArray<Item> {
  return z.array(item).max(mostEntries)
}

const why = text.describe('The reason, for whoever reads a report or this file.')

const until = text.describe('The last day on which it holds, in UTC: 2027-03-31.')

const principal = text.describe(
  'The id of a principal as reports show it: the ARN of a user or role, azure:<tenant>:<object id>, ' +
    'an e-mail. * stands for any text.',
)

const ownSchema = z
  .strictObject({
    aws: listOf(idText).optional().describe('AWS account numbers, in quotes.'),
    azure: listOf(text).optional().describe('Azure subscription ids.'),
    gcp: listOf(text).optional().describe('Google Cloud project ids.'),
    organizations: listOf(text).optional().describe('AWS Organizations: o-..., or the ARN.'),
    tenants: listOf(text).optional().describe('Microsoft Entra tenant ids.'),
    domains: listOf(text).optional().describe('Mail domains of our people.'),
  })
  .describe('What is ours, besides the accounts in whose logs the records stand.')

const partnerSchema = z
  .strictObject({
    account: idText.optional().describe('An AWS account, Azure subscription or project.'),
    organization: text.optional().describe('An AWS organisation: o-..., or the ARN.'),
    tenant: text.optional().describe('A Microsoft Entra tenant.'),
    domain: text.optional().describe('A mail domain.'),
    why,
    until,
  })
  .describe('Somebody outside with whom copies may be shared, by exactly one of the first four.')

const vaultSchema = z
  .strictObject({ account: idText, why, until: until.optional() })
  .describe('An account that keeps backups of ours.')

const automationSchema = z
  .strictObject({
    principal,
    why,
    verbs: z
      .array(z.enum(verbs))
      .min(1)
      .optional()
      .describe('What it does by trade; for other deeds it is judged like anybody.'),
    until: until.optional(),
  })
  .describe('A principal that works without a person.')

const calendarSchema = z
  .strictObject({
    zone: text.describe('A zone of the IANA database: Europe/Berlin.'),
    days: z
      .union([text, z.array(text).min(1).max(7)])
      .describe('monday-friday, or a list of days.'),
    from: text.describe('When work begins, local time: 08:00.'),
    to: text.describe('When it ends; earlier than from: on the next day. 24:00 ends the day.'),
    holidays: listOf(text).optional().describe('Local dates on which no work begins.'),
    principals: listOf(principal)
      .min(1)
      .optional()
      .describe('Whom it is for; everybody who has no calendar of his own when absent.'),
  })
  .describe('When people work.')

const sensitiveSchema = z
  .strictObject({
    id: text.optional().describe('The id of a resource, or its last part.'),
    name: text.optional().describe('A name, * for any text: payroll-*.'),
    tag: z
      .strictObject({ key: text, value: text.optional() })
      .optional()
      .describe('A tag or label as the logs hold it; any value when absent.'),
    why,
  })
  .describe('Data that matters more than other data, by exactly one of the first three.')

const port = z.union([z.number().int(), text])

const portsSchema = z
  .strictObject({
    also: z.array(port).min(1).max(1000).optional().describe('Besides the built-in ones.'),
    only: z.array(port).min(1).max(1000).optional().describe('In place of the built-in ones.'),
  })
  .describe('Ports that are grave when open to the world: 8443, or a range 9000-9100.')

const thresholdMeanings: Readonly<Record<ThresholdName, string>> = {
  longestImageBuild:
    'An image made within this time of the launch of its machine, by whoever launched it, is a build; ' +
    '6h when absent.',
  longestRestore: 'A service makes the disks of a restore within this time; 1h when absent.',
  shortestLearning: 'Nothing is called new that has been watched for less; 7d when absent.',
}

const thresholdsSchema = z.strictObject({
  longestImageBuild: text.optional().describe(thresholdMeanings.longestImageBuild),
  longestRestore: text.optional().describe(thresholdMeanings.longestRestore),
  shortestLearning: text.optional().describe(thresholdMeanings.shortestLearning),
})

const filterSchema = z
  .strictObject({
    principal,
    resource: text.optional().describe('A resource of the finding; * stands for any text.'),
    root: text.optional().describe('The resource that the chain begins with.'),
    account: idText.optional().describe('The account of the deed.'),
    detection: text.optional().describe('The id of a detection.'),
    verb: z.enum(verbs).optional(),
    why,
    who: text.describe('Who answers for the filter.'),
    until,
  })
  .describe('Takes findings out of sight: a principal and at least one thing besides.')

const aList = ': a list, each entry begins with -.'

/** The schema of `spoor.yaml`; editors get it as JSON Schema. */
export const environmentSchema = z.strictObject({
  schema: z
    .literal('spoor/environment@1')
    .describe('The first line of the file: schema: spoor/environment@1.'),
  own: ownSchema.optional(),
  partners: listOf(partnerSchema).optional().describe(`Outsiders who may have copies${aList}`),
  vaults: listOf(vaultSchema).optional().describe(`Accounts that keep our backups${aList}`),
  automation: listOf(automationSchema).optional().describe(`What works without a person${aList}`),
  workingHours: z
    .array(calendarSchema)
    .max(mostCalendars)
    .optional()
    .describe(`When people work${aList}`),
  sensitive: listOf(sensitiveSchema).optional().describe(`Data that matters most${aList}`),
  ports: portsSchema.optional(),
  thresholds: thresholdsSchema.optional(),
  filters: listOf(filterSchema).optional().describe(`Findings taken out of sight${aList}`),
})

/** The file as written. */
export type EnvironmentDocument = z.infer<typeof environmentSchema>
