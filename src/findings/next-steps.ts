/** What a responder does next, with the ids filled in. */
import { actorOf } from '../environment/principals/principal.ts'
import type { SourceCoverage } from '../environment/source-ledger.ts'
import type { Grantee } from '../lineage/activity.ts'
import type { Chain, Exposure } from '../lineage/chain.ts'
import type { Resource } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'
import { sourceOfChain } from './chain-source.ts'
import { missingLinks } from './missing-links.ts'
import { nameGrantee, namePrincipal, nameResource, shortName } from './words.ts'

/** Steps in order of urgency: close what is open, find out whether it was used, ask the people, keep the evidence. */
export function nextSteps(
  chain: Chain,
  coverage: readonly SourceCoverage[] = [],
): readonly string[] {
  const open = chain.exposures.filter(({ until }) => until === undefined)
  const close = [...new Set(open.map(closingStep))]
  const actors = new Map<string, Step>()
  for (const step of chain.steps) {
    const actor = actorOf(step.principal)
    if (!actors.has(actor)) actors.set(actor, step)
  }
  const people = [...actors.values()].filter(({ principal }) => principal.automation === undefined)
  return [
    ...close,
    ...missingLinks(chain, sourceOfChain(chain, coverage)).map(({ look }) => look),
    ...people.slice(0, 5).map(({ principal, activity }) => {
      const from = activity.sourceAddress === undefined ? '' : ` from ${activity.sourceAddress}`
      return `ask whether ${namePrincipal(principal)} did this${from}; search everything else the same credentials did`
    }),
    ...keepingSteps(chain),
  ]
}

function closingStep(exposure: Exposure): string {
  const { resource } = exposure
  if (exposure.kind === 'network') {
    return exposure.group.id === resource.id
      ? `make ${nameResource(resource)} private`
      : `close the rule of ${nameResource(exposure.group)} that lets the world reach ${nameResource(resource)}`
  }
  const command = unshareCommand(resource, exposure.grantee)
  return command ?? `take ${nameResource(resource)} back from ${nameGrantee(exposure.grantee)}`
}

/** Words that a shell takes as they are: commands are pasted, and ids come from hostile logs. */
const plainWord = /^[\w:/.-]*$/

/** The AWS command that takes a share back; other clouds have no single command for it. */
function unshareCommand(resource: Resource, grantee: Grantee): string | undefined {
  const id = shortName(resource)
  const receiver = grantee.kind === 'public' ? 'all' : grantee.id
  const isPlain = [id, receiver, resource.region ?? ''].every((word) => plainWord.test(word))
  const isNamed = grantee.kind === 'public' || grantee.kind === 'account'
  if (resource.provider !== 'aws' || !isPlain || !isNamed) return undefined
  const region = resource.region === undefined ? '' : ` --region ${resource.region}`
  const who = receiver === 'all' ? '--group-names all' : `--user-ids ${receiver}`
  switch (resource.kind) {
    case 'snapshot':
      return `take the share back: aws ec2 modify-snapshot-attribute --snapshot-id ${id} --attribute createVolumePermission --operation-type remove ${who}${region}`
    case 'image':
      return `take the share back: aws ec2 modify-image-attribute --image-id ${id} --attribute launchPermission --operation-type remove ${who.replace('--group-names', '--user-groups')}${region}`
    case 'database-snapshot':
      if (resource.id.startsWith('redshift:')) {
        return `take the share back: aws redshift revoke-snapshot-access --snapshot-identifier ${id} --account-with-restore-access ${receiver}${region}`
      }
      if (!resource.id.startsWith('arn:')) return undefined
      return `take the share back: aws rds modify-db-snapshot-attribute --db-snapshot-identifier ${id.split(':').at(-1)} --attribute-name restore --values-to-remove ${receiver}${region}`
    default:
      return undefined
  }
}

function keepingSteps(chain: Chain): readonly string[] {
  const removed = new Set(
    chain.steps.flatMap(({ activity }) => (activity.removed ?? []).map(({ id }) => id)),
  )
  const running = chain.resources.filter(
    ({ kind, id }) =>
      (kind === 'instance' || kind === 'database') && id !== chain.root.id && !removed.has(id),
  )
  return [
    ...running
      .slice(0, 3)
      .map(
        (resource) =>
          `isolate ${nameResource(resource)} and keep its memory and disks before it is deleted`,
      ),
    ...(chain.sourceUnseen
      ? [`read older logs to find what ${nameResource(chain.root)} was made from`]
      : []),
  ]
}
