/**
 * The lock beside a playbook: what MITRE said at the last sync. It makes a change of MITRE a diff that can
 * be reviewed, keeps what MITRE withdrew, and is what the next sync compares with. It holds the same bytes
 * for STIX 2.0 and 2.1.
 */
import * as z from 'zod'
import { sortKeys } from '../attack/canonical-json.ts'
import { isTechniqueId } from '../attack/attack-id.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { type JsonValue, parseJson } from '../base/json.ts'
import type { FrozenFacts } from './frozen-facts.ts'
import { type TemplateName, templateNames } from './playbook.ts'
import type { TechniqueFacts } from './technique-facts.ts'

/** What a lock holds. */
export interface AttackLock {
  readonly schema: 'spoor/attack-lock@1'
  /** MITRE's statements of copyright: its licence asks for them beside any copy. */
  readonly notice: readonly string[]
  readonly release: LockedRelease
  readonly template: TemplateName
  /** The day that the managed part prints, ISO. */
  readonly date: string
  /** Fingerprint of the managed text. */
  readonly body: string
  readonly facts: TechniqueFacts
  readonly frozen: FrozenFacts
  /** Where a revoked technique goes on, once the user agreed (`--migrate`). */
  readonly supersededBy?: string
}

/** The release of the last sync. */
export interface LockedRelease {
  readonly version?: string
  readonly newestModified?: string
}

const text = z.string()
const texts = z.array(text)
const reference = z.object({
  name: text,
  url: z.exactOptional(text),
  description: z.exactOptional(text),
})
const cited = z.object({ text, references: z.array(reference) })
const named = { id: text, name: text, url: z.exactOptional(text) }
const from = z.union([
  z.object({ release: text }),
  z.object({ newestModified: text }),
  z.object({ pulled: text }),
])
const frozenTexts = z.exactOptional(z.object({ value: texts, from }))

const factsSchema = z.object({
  ...named,
  id: text.refine(isTechniqueId),
  stixId: text,
  version: z.exactOptional(text),
  modified: z.exactOptional(text),
  parent: z.exactOptional(z.object(named)),
  status: z.enum(['current', 'deprecated', 'revoked']),
  successor: z.exactOptional(z.object(named)),
  description: z.exactOptional(text),
  detection: z.exactOptional(text),
  tactics: z.array(z.object({ id: z.exactOptional(text), name: text, shortName: text })),
  platforms: texts,
  permissions: texts,
  dataSources: texts,
  strategies: z.array(
    z.object({
      ...named,
      analytics: z.array(
        z.object({
          ...named,
          platforms: texts,
          description: z.exactOptional(cited),
          logSources: z.array(
            z.object({
              name: text,
              channel: z.exactOptional(text),
              component: z.exactOptional(text),
            }),
          ),
          mutableElements: z.array(z.object({ field: text, description: z.exactOptional(text) })),
        }),
      ),
    }),
  ),
  usage: z.array(
    z.object({
      ...named,
      kind: z.enum(['group', 'campaign', 'malware', 'tool']),
      description: z.exactOptional(cited),
    }),
  ),
  mitigations: z.array(z.object({ ...named, description: z.exactOptional(cited) })),
  references: z.array(reference),
})

const lockSchema: z.ZodType<AttackLock> = z.object({
  schema: z.literal('spoor/attack-lock@1'),
  notice: texts,
  release: z.object({
    version: z.exactOptional(text),
    newestModified: z.exactOptional(text),
  }),
  template: z.enum(templateNames),
  date: text,
  body: text,
  facts: factsSchema,
  frozen: z.object({
    detection: z.exactOptional(z.object({ value: cited, from })),
    permissions: frozenTexts,
    dataSources: frozenTexts,
  }),
  supersededBy: z.exactOptional(text),
})

/** Reads a lock; a faulty one is an error, since without it nothing tells what MITRE said before. */
export function readLock(source: { readonly text: string; readonly file: string }): {
  readonly lock?: AttackLock
  readonly diagnostics: readonly Diagnostic[]
} {
  const parsed = lockSchema.safeParse(parseJson(source.text))
  if (parsed.success) return { lock: parsed.data, diagnostics: [] }
  const [issue] = parsed.error.issues
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
  return {
    diagnostics: [
      {
        code: 'playbook-lock-invalid',
        severity: 'error',
        message: `the lock of the playbook cannot be read${place}: ${issue?.message ?? ''}`,
        file: source.file,
        hint: 'take it back from version control; without it, delete it, and sync with the release of before first',
      },
    ],
  }
}

/** The text of a lock: sorted keys, a value a line. */
export function writeLock(lock: AttackLock): string {
  return `${JSON.stringify(sortKeys(asJson(lock)), undefined, 1)}\n`
}

/** Do two locks say the same? */
export function isSameLock(a: AttackLock, b: AttackLock): boolean {
  return writeLock(a) === writeLock(b)
}

function asJson(lock: AttackLock): JsonValue {
  // A lock is plain data without functions; its members are JSON values by their types.
  return lock as unknown as JsonValue
}
