import { gcloudAgent, googleSystem, googleUser, serviceAccount } from '../calls/gcp-caller.ts'
import type { GcpCaller } from '../calls/gcp-caller.ts'
import { createRandom } from '../random.ts'
import type { Actor } from '../scenario/thing.ts'

const browser =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36,gzip(gfe)'

/** How audit logs show an actor of a scenario. */
export function gcpCaller(actor: Actor): GcpCaller {
  const { name, place, client = 'cli' } = actor
  if (actor.kind === 'system') return googleSystem
  const random = createRandom(`google cloud caller ${name} at ${actor.since}`)
  const agent =
    actor.agent ??
    (client === 'console' ? browser : gcloudAgent('compute.disks.create', random.hex(32)))
  if (actor.kind === 'user') {
    const email = name.includes('@') ? name : `${name}@example.com`
    return googleUser({ email, address: actor.address ?? '192.0.2.10', agent })
  }
  const email = name.includes('@') ? name : `${name}@${place.id}.iam.gserviceaccount.com`
  const { address } = actor
  return serviceAccount({
    email,
    agent,
    project: place.id,
    ...(address === undefined ? {} : { address }),
    ...(actor.key === true ? { keyId: random.hex(40) } : {}),
  })
}
