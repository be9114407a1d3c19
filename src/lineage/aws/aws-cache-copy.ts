import {
  linksBetween,
  readDerivation,
  readResources,
  type AwsReader,
  type ResourceField,
} from './aws-action.ts'
import { textsAt } from './aws-request.ts'
import { bucketResource } from './aws-resource.ts'

/**
 * CopySnapshot of ElastiCache and MemoryDB: a copy, or, where a bucket is named, a file in it that
 * leaves the service (section 2.5).
 */
export function readsCacheCopy(from: ResourceField, to: ResourceField): AwsReader {
  return (call) => {
    const buckets = textsAt(call.parts, 'request.targetBucket').map(bucketResource)
    if (buckets.length === 0) {
      return readDerivation(call, { verb: 'copy', link: 'copy-of', from, to, isUnverified: true })
    }
    const inputs = readResources(call, from)
    const links = linksBetween('exported-to', { from: inputs, to: buckets }, 'inferred')
    return { verb: 'export', inputs, outputs: buckets, links }
  }
}
