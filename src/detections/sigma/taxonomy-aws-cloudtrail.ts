import type { LogTaxonomy } from './taxonomy-of-log.ts'

/** CloudTrail: rules name fields as the record does. */
export const cloudtrailTaxonomy: LogTaxonomy = {
  product: 'aws',
  service: 'cloudtrail',
  dataset: 'aws.cloudtrail',
  nativeField: () => undefined,
  spellingsOf: (_, value) => [value],
}
