/** Searches to write in the languages of platforms, one of each kind. */
import type {
  AuditSearch,
  Cloud,
  FlowSearch,
  SignInSearch,
} from '../../src/reports/follow-up-search.ts'
import { casts } from './reported-finding.ts'

const span = { from: '2026-03-01T14:05:00Z', to: '2026-03-03T14:55:00Z' }

const actions: Readonly<Record<Cloud, readonly string[]>> = {
  aws: ['CopySnapshot', 'CreateVolume'],
  azure: ['microsoft.compute/disks/write'],
  gcp: ['compute.disks.insert'],
}

/** What two principals made of a copy: a group of each kind that the clouds have. */
export function auditSearch(cloud: Cloud): AuditSearch {
  const { maker, thief, copy, region } = casts[cloud]
  return {
    kind: 'audit',
    cloud,
    ...span,
    groups: [
      [{ by: 'actor', values: [maker, thief], sessions: ['session-1'] }],
      [{ by: 'action', values: actions[cloud], verbs: ['copy', 'restore'] }],
      [{ by: 'source', values: [copy] }],
    ],
    notes: [],
    regions: [region],
  }
}

/** What else names a copy, or a record of it. */
export function mentionSearch(cloud: Cloud): AuditSearch {
  return {
    ...auditSearch(cloud),
    groups: [
      [
        { by: 'mention', of: 'resource', values: [casts[cloud].copy] },
        { by: 'record', values: ['record-1'] },
      ],
    ],
  }
}

/** Who reached the machine on two ports. */
export function flowSearch(cloud: Cloud): FlowSearch {
  return {
    kind: 'flow',
    cloud,
    ...span,
    resource: casts[cloud].machine,
    ports: [
      [22, 22],
      [8000, 8080],
    ],
  }
}

/** How one principal of Azure signed in. */
export const signInSearch: SignInSearch = {
  kind: 'sign-in',
  cloud: 'azure',
  ...span,
  principals: ['bbbbbbbb-2222-3333-4444-555555555555'],
}

/** The query in `spoor query '...' LOGS`, as a shell reads it. */
export function wordOf(command: string): string {
  const quoted = command.slice('spoor query '.length, command.lastIndexOf(' LOGS'))
  return quoted
    .replaceAll(String.raw`'\''`, '\0')
    .replaceAll("'", '')
    .replaceAll('\0', "'")
}
