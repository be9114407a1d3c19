/** `own:` the accounts in whose own logs the records stand, as a hunt without a file takes them. */
import { parseAwsAccount, parseGuid, parseProject } from '../configuration/parse-place.ts'
import type { Parsed } from '../configuration/parsed.ts'
import type { NamedPlace } from '../configuration/environment.ts'
import type { AccountEvidence, LearningEvidence } from './evidence.ts'
import type { Proposal, Proposed } from './proposal.ts'
import { evidenceText } from './words.ts'

const parsers: Readonly<Record<AccountEvidence['provider'], (id: string) => Parsed<NamedPlace>>> = {
  aws: parseAwsAccount,
  azure: (id) => parseGuid(id, 'account'),
  gcp: parseProject,
}

/** Proposes each account whose log was read. */
export function proposeOwn({ accounts }: LearningEvidence): Proposed {
  const proposals: Proposal[] = []
  const notes: string[] = []
  for (const [id, account] of accounts) {
    const evidence = `its own log was read: ${evidenceText(account, 'event')}`
    const parsed = parsers[account.provider](id)
    if ('value' in parsed) proposals.push({ list: `own.${account.provider}`, entry: id, evidence })
    else notes.push(`own: ${parsed.message}, though ${evidence}`)
  }
  return { proposals, notes }
}
