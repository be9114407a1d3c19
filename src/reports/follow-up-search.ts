/**
 * What to look for in the logs after a finding, free of any query language; the files `search-*.ts` write
 * it for one platform each.
 */
import type { Verb } from '../environment/verb.ts'

/** The clouds whose logs can be searched. */
export type Cloud = 'aws' | 'azure' | 'gcp'

/** Something that a record of a log may satisfy. One value of the list is enough. */
export type SearchClause =
  /** Somebody of these did it: ids of principals as reports have them. */
  | {
      readonly by: 'actor'
      readonly values: readonly string[]
      readonly sessions: readonly string[]
    }
  /** The call names one of these, whatever it does with it. */
  | {
      readonly by: 'mention'
      readonly values: readonly string[]
      readonly of: 'resource' | 'identity'
    }
  /** Something was made from one of these resources. */
  | { readonly by: 'source'; readonly values: readonly string[] }
  /**
   * One of these calls: eventName, lower-case Azure operation, or Google method without its version;
   * `verbs` are what they do to data, none where they do nothing to it.
   */
  | { readonly by: 'action'; readonly values: readonly string[]; readonly verbs: readonly Verb[] }
  /** The record with one of these ids, as its provider gave them. */
  | { readonly by: 'record'; readonly values: readonly string[] }

/** Records of one cloud's audit log in a span of time that satisfy a clause of every group. */
export interface AuditSearch {
  readonly kind: 'audit'
  readonly cloud: Cloud
  /** ISO 8601 in UTC, both inclusive. */
  readonly from: string
  readonly to: string
  readonly groups: readonly (readonly SearchClause[])[]
  /** What is not asked for, and why. */
  readonly notes: readonly string[]
  /** Regions of the chain, for platforms that search one region at a time. */
  readonly regions: readonly string[]
}

/** Connections that reached an open port, in the flow logs of a network. */
export interface FlowSearch {
  readonly kind: 'flow'
  readonly cloud: Cloud
  readonly from: string
  readonly to: string
  /** Canonical id of the machine or database that was open. */
  readonly resource: string
  /** Ports, single or as a range; empty for every port. */
  readonly ports: readonly (readonly [from: number, to: number])[]
}

/** How principals of Azure signed in. */
export interface SignInSearch {
  readonly kind: 'sign-in'
  readonly cloud: 'azure'
  readonly from: string
  readonly to: string
  /** Object ids. */
  readonly principals: readonly string[]
}

/** One of the three. */
export type FollowUpSearch = AuditSearch | FlowSearch | SignInSearch

/** A search in one language. */
export interface WrittenSearch {
  /** Empty where nothing of it could be written. */
  readonly text: string
  /** Values that the language cannot hold safely or has no field for; the query asks without them. */
  readonly leftOut: readonly string[]
  /** What must be known or changed before it is run. */
  readonly notes: readonly string[]
}

/** Writes the searches that a platform can make; `undefined` where it has no such logs. */
export type WriteSearch = (search: FollowUpSearch) => WrittenSearch | undefined

/** A part of a condition: texts of which one must hold, and what could not be written. */
export interface WrittenClause {
  readonly texts: readonly string[]
  readonly leftOut: readonly string[]
  /** Why the platform cannot ask this at all; the group is then left out of the query. */
  readonly unasked?: string
}

/** How a language joins conditions. */
export interface Joints {
  readonly and: string
  readonly or: string
}

/** The texts of each value that can be written: several where any of several fields may hold it. */
export function eachValue(
  values: readonly string[],
  write: (value: string) => string | readonly string[] | undefined,
): WrittenClause {
  const written = values.map((value) => [value, write(value)] as const)
  return {
    texts: written.flatMap(([, texts]) => texts ?? []),
    leftOut: written.flatMap(([value, texts]) => (texts === undefined ? [value] : [])),
  }
}

/** One text for all values that can be quoted: `field in ("a", "b")`. */
export function listedValues(
  values: readonly string[],
  quote: (value: string) => string | undefined,
  write: (list: string) => string,
): WrittenClause {
  const { texts, leftOut } = eachValue(values, quote)
  return { texts: texts.length === 0 ? [] : [write(texts.join(', '))], leftOut }
}

/** Makes the writer of a language out of those for each kind of search. */
export function searchWriter(writers: {
  readonly audit: (search: AuditSearch) => WrittenSearch | undefined
  readonly flow: (search: FlowSearch) => WrittenSearch | undefined
  readonly signIn: (search: SignInSearch) => WrittenSearch | undefined
}): WriteSearch {
  return (search) => {
    switch (search.kind) {
      case 'audit':
        return writers.audit(search)
      case 'flow':
        return writers.flow(search)
      case 'sign-in':
        return writers.signIn(search)
    }
  }
}

/** What {@link writeCondition} gives; `text` is undefined where a whole group could not be written. */
export interface WrittenCondition extends Omit<WrittenSearch, 'text'> {
  readonly text: string | undefined
}

/** Writes the groups of a search as one condition. */
export function writeCondition(
  { groups, notes: said }: AuditSearch,
  write: (clause: SearchClause) => WrittenClause,
  { and, or }: Joints,
): WrittenCondition {
  const written = groups.map((group) => group.map(write))
  const leftOut = [...new Set(written.flat().flatMap((clause) => clause.leftOut))]
  const unasked = written.flat().flatMap((clause) => clause.unasked ?? [])
  const notes = [...new Set([...said, ...unasked])]
  const asked = written.filter((group) => group.some((clause) => clause.unasked === undefined))
  const texts = asked.map((group) => group.flatMap((clause) => clause.texts))
  // Without one of its groups a query would ask something else: it is not written at all.
  const isWhole = texts.length > 0 && texts.every((group) => group.length > 0)
  const text = texts.map((group) => (group.length === 1 ? group[0] : `(${group.join(or)})`))
  return { text: isWhole ? text.join(and) : undefined, leftOut, notes }
}

/** A whole query round a condition, or none where the condition could not be written. */
export function framed(
  { text, leftOut, notes }: WrittenCondition,
  frame: (condition: string) => string,
  more: readonly string[] = [],
): WrittenSearch {
  if (text === undefined) return { text: '', leftOut, notes }
  return { text: frame(text), leftOut, notes: [...notes, ...more] }
}
