/** Whom a resource policy lets in: vaults, keys, file systems and namespaces have one. */
import { isJsonObject, objectOf, type JsonObject, type JsonValue } from '../../base/json.ts'
import type { Grantee } from '../activity.ts'
import { readArn } from './aws-arn.ts'
import { textsAt, valuesAt } from './aws-request.ts'
import { objectFrom } from '../json-lists.ts'

/** Keys of conditions that name the accounts from which a statement lets in. */
const accountKeys = [
  'aws:PrincipalAccount',
  'aws:SourceAccount',
  'aws:SourceOwner',
  'kms:CallerAccount',
]

/** Keys of conditions that name organisations or units of them. */
const organizationKeys = ['aws:PrincipalOrgID', 'aws:PrincipalOrgPaths']

const mountTargetKey = 'elasticfilesystem:AccessedViaMountTarget'

/** Operators of conditions that let in what they name; all others may mean anything else. */
const namingOperators: ReadonlySet<string> = new Set(
  ['stringequals', 'stringlike', 'stringequalsignorecase'].flatMap((operator) => [
    operator,
    `${operator}ifexists`,
    `foranyvalue:${operator}`,
  ]),
)

/**
 * Whom a policy, or its text, lets in besides the account itself; `undefined` when it is no policy.
 * Nearly every policy names services and principals of its own account: they are nobody else. Of
 * everybody under conditions the accounts and organisations that a condition names count; where none
 * does, who it is cannot be read. Statements that deny are not weighed against those that allow.
 */
export function granteesOfPolicy(
  value: JsonValue | undefined,
  account: string | undefined,
): readonly Grantee[] | undefined {
  const policy = objectFrom(value)
  if (policy === undefined) return undefined
  const grantees = valuesAt(policy, 'Statement')
    .filter(isJsonObject)
    .filter((statement) => textsAt(statement, 'Effect').includes('Allow'))
    .flatMap(granteesOfStatement)
    .filter((grantee) => accountOf(grantee) !== account || account === undefined)
  return [
    ...new Map(grantees.map((grantee) => [`${grantee.kind} ${grantee.id}`, grantee])).values(),
  ]
}

/** The account of a grantee, where its id tells. */
export function accountOf({ kind, id }: Grantee): string | undefined {
  return kind === 'account' ? id : readArn(id)?.place.account
}

function granteesOfStatement(statement: JsonObject): readonly Grantee[] {
  const named = [...textsAt(statement, 'Principal.AWS'), ...wholePrincipal(statement)]
  const everybody = named.includes('*')
  const others = named.filter((text) => text !== '*').map(granteeOfPrincipal)
  return [...others, ...(everybody ? narrowed(statement) : [])]
}

/** `"Principal": "*"`; any other bare text is none. */
function wholePrincipal(statement: JsonObject): readonly string[] {
  return textsAt(statement, 'Principal').filter((text) => text === '*')
}

/** `arn:aws:iam::111122223333:root` and the bare number are the account; other ARNs one principal. */
export function granteeOfPrincipal(text: string): Grantee {
  if (text === '*') return { kind: 'public', id: 'public' }
  if (/^\d{12}$/.test(text)) return { kind: 'account', id: text }
  const arn = readArn(text)
  const owner = arn?.place.account
  if (owner === undefined) return { kind: 'unknown', id: text }
  return arn?.rest === 'root' ? { kind: 'account', id: owner } : { kind: 'principal', id: text }
}

function narrowed(statement: JsonObject): readonly Grantee[] {
  const conditions = Object.entries(objectOf(statement['Condition']) ?? {})
  if (conditions.length === 0) return [{ kind: 'public', id: 'public' }]
  // Whoever comes by a mount target of the file system itself was let into its network.
  if (conditions.some(([, one]) => textsAt(one, mountTargetKey).length > 0)) return []
  const naming = conditions.filter(([operator]) => namingOperators.has(operator.toLowerCase()))
  const at = (keys: readonly string[]): readonly string[] =>
    naming.flatMap(([, condition]) => keys.flatMap((key) => textsAt(condition, key)))
  const grantees: readonly Grantee[] = [
    ...at(accountKeys).map((id): Grantee => ({ kind: 'account', id })),
    ...at(organizationKeys).map((id): Grantee => ({ kind: 'organization', id })),
  ]
  return grantees.length > 0 ? grantees : [{ kind: 'unknown', id: 'everybody under conditions' }]
}
