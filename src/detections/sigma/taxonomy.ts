import type { FieldReference, Predicate } from '../query/query.ts'
import type { LogSourceQuery, TaxonomyName } from './rule.ts'
import { cloudtrailTaxonomy } from './taxonomy-aws-cloudtrail.ts'
import { azureActivityTaxonomy } from './taxonomy-azure-activity-log.ts'
import type { LogTaxonomy } from './taxonomy-of-log.ts'
import { gcpAuditTaxonomy } from './taxonomy-gcp-audit-log.ts'

/** Every log that Spoor reads. */
const logs: readonly LogTaxonomy[] = [cloudtrailTaxonomy, azureActivityTaxonomy, gcpAuditTaxonomy]

/** The product name by which a rule asks for all logs at once, on `spoor.*` and ECS fields. */
const everyProduct = 'spoor'

/** Names under these are fields of the ECS document whatever the log source (sigma.md 12). */
const ecsPrefixes = [
  '@timestamp',
  'aws.cloudtrail.',
  'azure.',
  'client.',
  'cloud.',
  'data_stream.',
  'ecs.',
  'event.',
  'gcp.audit.',
  'host.',
  'related.',
  'source.',
  'spoor.',
  'tls.',
  'url.',
  'user.',
  'user_agent.',
]

/** How the fields of a rule are read. */
export interface RuleTaxonomy {
  /** Which events the rule is about; constant false when we read no such log. */
  readonly gate: Predicate
  /** Is there a log that the rule is about? */
  readonly isRead: boolean
  /** `event.dataset` of these logs. */
  readonly datasets: readonly string[]
  /** The document that keywords search. */
  readonly keywords: FieldReference['document']
  /** Where a field of the rule stands in an event. */
  readonly fieldOf: (name: string) => FieldReference
  /** Other spellings of a value in the event, `Success` for `Succeeded`; the value itself included. */
  readonly spellingsOf: (name: string, value: string) => readonly string[]
}

/**
 * Decides what a rule's log source means (sigma.md 1, 12): a log is meant when every attribute that
 * the rule gives equals the log's.
 */
export function taxonomyOf(logsource: LogSourceQuery, taxonomy: TaxonomyName): RuleTaxonomy {
  const meant = logs.filter((log) => isMeant(log, logsource))
  const [only] = meant
  const log = meant.length === 1 ? only : undefined
  const onEcs = (name: string): boolean => taxonomy === 'ecs' || isEcsName(name)
  return {
    gate: gateOf(meant),
    isRead: meant.length > 0,
    datasets: meant.map(({ dataset }) => dataset),
    keywords: taxonomy === 'ecs' ? 'ecs' : 'native',
    fieldOf: (name) => {
      const native = taxonomy === 'ecs' ? undefined : log?.nativeField(name)
      if (native !== undefined) return native
      return { document: onEcs(name) ? 'ecs' : 'native', path: name }
    },
    spellingsOf: (name, value) =>
      taxonomy === 'ecs' ? [value] : (log?.spellingsOf(name, value) ?? [value]),
  }
}

/** What an attribute of a log source may be, for hints. */
export function knownLogSources(): readonly string[] {
  return logs.map(({ product, service }) => `product: ${product}, service: ${service}`)
}

function isMeant(log: LogTaxonomy, { attributes }: LogSourceQuery): boolean {
  return attributes.every(({ name, value }) => {
    const wanted = value.toLowerCase()
    if (name === 'product') return wanted === log.product || wanted === everyProduct
    if (name === 'service') return wanted === log.service
    return name === 'category' && wanted === 'cloud'
  })
}

function gateOf(meant: readonly LogTaxonomy[]): Predicate {
  const gates = meant.map(({ dataset }): Predicate => ({
    kind: 'field',
    field: { document: 'ecs', path: 'event.dataset' },
    matcher: { kind: 'equals', value: dataset, caseSensitive: true },
  }))
  const [first, ...others] = gates
  if (first === undefined) return { kind: 'constant', value: false }
  return others.length === 0 ? first : { kind: 'or', of: gates }
}

function isEcsName(name: string): boolean {
  return ecsPrefixes.some((prefix) => name.startsWith(prefix))
}
