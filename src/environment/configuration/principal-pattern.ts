/**
 * How `spoor.yaml` names principals: by id, or by a pattern with `*`. Trust and filters rest on a
 * principal (design section 4.6), so a pattern must fix the account, tenant or domain and say something
 * of the name besides; an attacker can choose a name, but not where it is.
 */
import { consumerDomains } from './consumer-domains.ts'
import { compileGlob, isGlob } from './glob.ts'
import { type Fault, quoted } from './parsed.ts'
import { actorOf, type Principal } from '../principals/principal.ts'

/** Where principals live: the part of an id that a pattern must have to the letter, and then the name. */
const placeForms: readonly RegExp[] = [
  /^arn:[^*:]*:[^*:]*:[^*:]*:\d{12}:(?:user\/|role\/|group\/|assumed-role\/)?(.*)$/s,
  /^azure:[0-9a-f]{8}-[0-9a-f-]{27}:(.*)$/is,
  /^([^:/]*)@[^*@:/]+$/s,
  /^principal(?:set)?:\/\/iam\.googleapis\.com\/(?:projects\/\d+\/)?locations\/[^*/]+\/work(?:load|force)(?:identity)?pools\/[^*/]+\/(?:subject\/|group\/|attribute\.[^*/]+\/)?(.*)$/is,
]

/** What is wrong with the way a principal is written, if anything. */
export function faultOfPrincipal(pattern: string): Fault | undefined {
  const isClean = pattern === pattern.trim() && !/[?[\]{}]/.test(pattern)
  if (isClean) return isGlob(pattern) ? undefined : faultOfId(pattern)
  return {
    message: `${quoted(pattern)} names no principal`,
    hint: '* stands for any text; ids have no spaces at their ends and no ? [ ] { }',
  }
}

/** The same for calendars, which may name people as they sign in. */
export function faultOfPerson(pattern: string): Fault | undefined {
  if (!/^\*+$/.test(pattern)) return isGlob(pattern) ? faultOfPrincipal(pattern) : undefined
  return {
    message: `${quoted(pattern)} fits everybody`,
    hint: 'leave principals: out; then the calendar is for everybody',
  }
}

/** An id that no principal has would never fit, and say nothing of it. */
function faultOfId(id: string): Fault | undefined {
  const message = `${quoted(id)} is no id of a principal`
  const [, account, role] = /^arn:aws[a-z-]*:sts::(\d{12}):assumed-role\/([^/]+)/.exec(id) ?? []
  if (account !== undefined && role !== undefined) {
    const arn = `arn:aws:iam::${account}:role/${role}`
    return { message, hint: `that is a session: name its role, ${arn} (with the path it has)` }
  }
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
    return { message, hint: `write azure:<tenant id>:${id.toLowerCase()}` }
  }
  if (/[:/@]/.test(id)) return undefined
  const hint =
    'a name alone may be anybody: write the whole ARN, azure:<tenant id>:<object id> or e-mail'
  return { message, hint }
}

/** Why a pattern fits too many principals for trust or a filter to rest on it, if it does. */
export function faultOfBreadth(pattern: string): Fault | undefined {
  if (!isGlob(pattern)) return undefined
  const message = `${quoted(pattern)} fits too many principals`
  const rest = placeForms.map((form) => form.exec(pattern)?.[1]).find((one) => one !== undefined)
  if (rest === undefined) {
    const hint =
      'write the account, tenant or domain to the letter: arn:aws:iam::111122223333:role/backup-*'
    return { message, hint }
  }
  const domain = pattern.slice(pattern.lastIndexOf('@') + 1).toLowerCase()
  if (pattern.includes('@') && consumerDomains.has(domain)) {
    return { message, hint: `anybody can have an address at ${domain}; write the whole address` }
  }
  return /[a-z0-9]/i.test(rest)
    ? undefined
    : {
        message,
        hint: 'say something of the name: a pattern for everybody there trusts a thief too',
      }
}

/** What is wrong with a principal as automation: people and others are judged by what they do. */
export function faultOfAutomation(pattern: string): Fault | undefined {
  const message = `${quoted(pattern)} cannot be automation`
  const folded = pattern.toLowerCase()
  if (/^arn:[^:]*:iam::\d{12}:root$/.test(folded)) {
    return { message, hint: 'the root user is never automation: give the job a role of its own' }
  }
  if (folded.includes('awsreservedsso_') || folded.includes('aws-reserved/sso.amazonaws.com')) {
    return { message, hint: 'people sign in by this role: give the job a role of its own' }
  }
  if (folded.startsWith('aws:acct:')) {
    return { message, hint: 'it is another account: name that under partners' }
  }
  return undefined
}

/**
 * The account, tenant or domain that a pattern fixes, lower case: it stands in every record of whoever
 * fits, so that logs without it need not be looked through. `undefined` where there is none.
 */
export function placeInPattern(pattern: string): string | undefined {
  const folded = pattern.toLowerCase()
  const account = /^(?:arn:[^*:]*:[^*:]*:[^*:]*|aws:acct):(\d{12})(?::|$)/.exec(folded)
  const tenant = /^azure:([0-9a-f-]{36}):/.exec(folded)
  const domain = /^[^:/]*@([^*@:/]+)$/.exec(folded)
  return account?.[1] ?? tenant?.[1] ?? domain?.[1]
}

/** Decides whether a pattern is about a principal: by its id, or by its id and the person behind it. */
export function compilePrincipal(pattern: string): (principal: Principal) => boolean {
  const fits = compileGlob(pattern)
  // The * of an e-mail must not reach into an ARN: the name of an IAM user may end like one.
  const isEmail = !/[:/]/.test(pattern)
  return (principal) =>
    !(isEmail && /[:/]/.test(principal.id)) && (fits(principal.id) || fits(actorOf(principal)))
}

/**
 * The same for calendars, where no trust rests on it: people are also known by the names that they sign
 * in with (the session of a shared role, the caller of Azure).
 */
export function compilePerson(pattern: string): (principal: Principal) => boolean {
  const fits = compileGlob(pattern)
  return (principal) =>
    fits(principal.id) ||
    fits(principal.display) ||
    (principal.session !== undefined && fits(principal.session))
}
