/** How the words of a report name principals that it knows by their ids alone. */

/**
 * The name in the id of a principal: `lena` of `arn:aws:iam::111122223333:user/lena`. Ids without one
 * are named by what they are; any other as it is.
 */
export function principalName(id: string): string {
  const [, account] = /^aws:acct:(\d{12})$/.exec(id) ?? []
  if (account !== undefined) return `account ${account}`
  const [, root] = /^arn:[^:]+:iam::(\d{12}):root$/.exec(id) ?? []
  if (root !== undefined) return `the root user of account ${root}`
  if (id.startsWith('arn:')) return id.split(/[:/]/).findLast((part) => part !== '') ?? id
  const [, named] = /^(?:svc|azure:[^:]*):(.+)$/s.exec(id) ?? []
  return named ?? id
}
