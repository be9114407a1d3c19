/** Snapshots read and written block by block, past every volume: the EBS direct APIs (section 2.2). */
import {
  changes,
  derives,
  foreignUse,
  maybeForeign,
  own,
  readResources,
  type AwsAction,
  type AwsActions,
  type AwsEffect,
} from './aws-action.ts'
import type { AwsCall } from './aws-request.ts'
import { resourceAt } from './aws-resource.ts'
import type { Link } from '../link.ts'
import type { Resource } from '../resource.ts'

const owner = { accountPath: 'resources.accountId' }
const readSnapshot = {
  ...maybeForeign('snapshot', 'request.snapshotId', 'resources.arn'),
  ...owner,
}
const compared = [
  { ...maybeForeign('snapshot', 'request.firstSnapshotId'), ...owner },
  { ...maybeForeign('snapshot', 'request.secondSnapshotId'), ...owner },
]
const written = own('snapshot', 'request.snapshotId')

/** The rows of ebs.amazonaws.com. */
export const blockActions: AwsActions = {
  // Without a parent the content comes from outside, and no log says from where.
  StartSnapshot: derives({
    verb: 'create',
    link: 'copy-of',
    from: maybeForeign('snapshot', 'request.parentSnapshotId', 'response.parentSnapshotId'),
    to: own('snapshot', 'response.snapshotId'),
  }),
  PutSnapshotBlock: piecemeal(changes('other', written)),
  CompleteSnapshot: changes('other', written),
  // A list holds no data: it says which blocks there are, and gives the tokens to read them.
  ListSnapshotBlocks: { verb: 'access', read: (call) => readList(call, [readSnapshot]) },
  ListChangedBlocks: { verb: 'access', read: (call) => readList(call, compared) },
  GetSnapshotBlock: { verb: 'export', read: readBlock },
}

/** A row for a call of which one deed makes thousands. */
function piecemeal({ verb, read }: AwsAction): AwsAction {
  return {
    verb,
    read: (call) => {
      const effect = read(call)
      return effect === undefined ? undefined : { ...effect, isPiecemeal: true }
    },
  }
}

function readList(call: AwsCall, fields: readonly (typeof readSnapshot)[]): AwsEffect {
  const inputs = fields.flatMap((field) => readResources(call, field))
  return { inputs, isPiecemeal: true, ...foreignUse(call, inputs) }
}

/** GetSnapshotBlock: 512 KiB of the snapshot, which the caller has from then on (section 3.2). */
function readBlock(call: AwsCall): AwsEffect {
  const inputs = readResources(call, readSnapshot)
  const links = inputs.map((snapshot): Link => {
    const to = downloadedBlocks(snapshot, call)
    return { kind: 'exported-to', from: snapshot, to, evidence: 'observed' }
  })
  const outputs = links.map(({ to }) => to)
  return { inputs, outputs, links, isPiecemeal: true, ...foreignUse(call, inputs) }
}

/** What one actor has downloaded of a snapshot; where to, no log tells. */
function downloadedBlocks({ id }: Resource, { actor, caller, region }: AwsCall): Resource {
  const place = {
    ...(caller === undefined ? {} : { account: caller }),
    ...(region === undefined ? {} : { region }),
  }
  return resourceAt({ id: `${id}#blocks@${actor}`.toLowerCase(), kind: 'link' }, place)
}
