/** Accounts, organisations, tenants and mail domains as `spoor.yaml` writes them. */
import { consumerDomains } from './consumer-domains.ts'
import type { NamedPlace } from './environment.ts'
import { type Parsed, quoted } from './parsed.ts'

const guidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const accountForm = /^\d{12}$/
/** A project id, with the domain before it that old ones have: `example.com:payroll`. */
const projectForm = /^(?:[a-z0-9.-]{3,60}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/
const organizationForm =
  /^(?:arn:aws[a-z-]{0,10}:organizations::\d{12}:organization\/)?(o-[a-z0-9]{10,32})$/

/** An AWS account: 12 digits. YAML reads it as a number unless it is in quotes. */
export function parseAwsAccount(written: string | number): Parsed<NamedPlace> {
  const id = String(written)
  if (accountForm.test(id)) return place('account', id)
  const digits = id.replace(/[ -]/g, '')
  const hint =
    typeof written === 'number' && /^\d{6,11}$/.test(id)
      ? `a number loses its leading zeros: write "${id.padStart(12, '0')}", in quotes`
      : accountForm.test(digits)
        ? `write "${digits}"`
        : 'an AWS account has 12 digits: write "111122223333", in quotes'
  return { message: `${quoted(id)} is no AWS account`, hint }
}

/** An Azure subscription or a Microsoft Entra tenant: a GUID. */
export function parseGuid(written: string, kind: 'account' | 'tenant'): Parsed<NamedPlace> {
  const id = written.toLowerCase()
  if (guidForm.test(id)) return place(kind, id)
  const what = kind === 'tenant' ? 'tenant' : 'subscription'
  const bare = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(id)?.[0]
  const hint =
    bare === undefined
      ? `write the id of the ${what}, not its name: 11111111-2222-3333-4444-555555555555`
      : `write ${bare}`
  return { message: `${quoted(written)} is no ${what} id`, hint }
}

/** A Google Cloud project by its id, which logs name; its number does not do. */
export function parseProject(written: string): Parsed<NamedPlace> {
  const id = written.toLowerCase()
  if (projectForm.test(id)) return place('account', id)
  const bare = id.startsWith('projects/') ? id.slice('projects/'.length) : undefined
  const hint = /^\d+$/.test(bare ?? id)
    ? 'that is a project number: write the project id'
    : bare !== undefined && projectForm.test(bare)
      ? `write ${bare}`
      : 'a project id has 6 to 30 lower-case letters, digits and -, a letter first: payroll-prod'
  return { message: `${quoted(written)} is no project id`, hint }
}

/** An account of any cloud, told by its shape. */
export function parseAccount(written: string | number): Parsed<NamedPlace> {
  const id = String(written).toLowerCase()
  if (guidForm.test(id)) return place('account', id)
  if (typeof written === 'number' || /^[\d -]+$/.test(written)) return parseAwsAccount(written)
  if (projectForm.test(id)) return place('account', id)
  return {
    message: `${quoted(written)} is no account`,
    hint: 'write 12 digits in quotes (AWS), a subscription id (Azure) or a project id (Google Cloud)',
  }
}

/** An AWS organisation by its id or ARN. */
export function parseOrganization(written: string): Parsed<NamedPlace> {
  const id = organizationForm.exec(written.toLowerCase())?.[1]
  if (id !== undefined) return place('organization', id)
  return {
    message: `${quoted(written)} is no organisation`,
    hint: 'write o- and what follows, as the ARN of the organisation ends: o-a1b2c3d4e5',
  }
}

/** A mail domain that belongs to somebody. */
export function parseDomain(written: string): Parsed<NamedPlace> {
  const id = written.toLowerCase()
  const message = `${quoted(written)} is no mail domain of an organisation`
  if (consumerDomains.has(id)) {
    return { message, hint: `anybody can have an address at ${id}; name people, not the domain` }
  }
  if (id.endsWith('gserviceaccount.com')) {
    return { message, hint: 'service accounts belong to a project: name the project' }
  }
  const bare = id.slice(id.lastIndexOf('@') + 1)
  if (!isDomain(bare)) return { message, hint: 'write example.com, without @ and without *' }
  return bare === id ? place('domain', id) : { message, hint: `write ${bare}` }
}

function isDomain(text: string): boolean {
  const labels = text.split('.')
  return (
    text.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9-]{1,63}$/.test(label) && !/^-|-$/.test(label)) &&
    /^[a-z]/.test(labels.at(-1) ?? '')
  )
}

function place(kind: NamedPlace['kind'], id: string): Parsed<NamedPlace> {
  return { value: { kind, id } }
}
