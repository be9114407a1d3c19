import { roleCaller, serviceCaller, userCaller } from '../calls/aws-caller.ts'
import type { AwsCaller, AwsSession } from '../calls/aws-caller.ts'
import { createRandom } from '../random.ts'
import type { PrincipalPart } from '../scenario/scenario.ts'
import type { Actor } from '../scenario/thing.ts'

/** What AWS callers call themselves (reference/telemetry.md 6.2). */
const agents: Readonly<Record<NonNullable<PrincipalPart['client']>, string>> = {
  cli: 'aws-cli/2.31.6 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0-85-generic md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off',
  sdk: 'Boto3/1.40.35 md/Botocore#1.40.35 ua/2.1 os/linux#6.6.9 md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.40.35',
  console:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  terraform:
    'APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io) terraform-provider-aws/6.14.1 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.39.0',
  packer: 'APN/1.0 HashiCorp/1.0 Packer/1.14.2 (+https://www.packer.io/) aws-sdk-go/1.55.7',
  // Pacu keeps the agent of botocore, or takes an old one of the command line (section 0, fact 9).
  pacu: 'aws-cli/1.16.145 Python/3.6.7 Linux/4.15.0-45-generic botocore/1.12.168',
  stratus: 'stratus-red-team_3f1c9b52-7d04-4e8a-9a6b-5c2e8f0d7b13',
}

/** How CloudTrail shows an actor of a scenario. */
export function awsCaller(actor: Actor): AwsCaller {
  const account = actor.place.id
  const where = {
    address: actor.address ?? '192.0.2.10',
    agent: actor.agent ?? agents[actor.client ?? 'cli'],
  }
  if (actor.kind === 'user') {
    return userCaller({ ...where, account, name: actor.name })
  }
  if (actor.kind === 'service' || actor.kind === 'system') {
    const service = actor.service ?? 'ec2.amazonaws.com'
    if (actor.role === undefined) return serviceCaller(service, account)
    const session = sessionOf(actor)
    return roleCaller({ ...session, invokedBy: service, address: service, agent: service })
  }
  return roleCaller(sessionOf(actor))
}

/** The role session that an actor holds. */
export function sessionOf(actor: Actor): AwsSession {
  const { role = actor.name, path, service, client, mfa } = actor
  const isService = actor.kind === 'service'
  const random = createRandom(`session of ${actor.name} at ${actor.since}`)
  return {
    account: actor.place.id,
    role,
    ...(path === undefined ? {} : { path }),
    session: actor.session ?? `botocore-session-${random.text(10, '123456789')}`,
    since: actor.since,
    ...(mfa === undefined ? {} : { mfa }),
    ...(client === 'console' ? { fromConsole: true } : {}),
    address: isService ? (service ?? '') : (actor.address ?? '192.0.2.10'),
    agent: isService ? (service ?? '') : (actor.agent ?? agents[client ?? 'cli']),
  }
}
