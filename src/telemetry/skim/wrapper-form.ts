import type { MemberGroup } from './member-group.ts'
import type { TextSpan } from './json-walker.ts'
import type { MemberReader } from './member-reader.ts'

/** Where the record stands that a wrapper holds: among its members, or in the text of one of them. */
export type WrappedPlace =
  | { readonly kind: 'member'; readonly of: MemberGroup; readonly place: number }
  | { readonly kind: 'text'; readonly span: TextSpan }

/** A wrapper round one record through which records can be passed over. */
export interface WrapperForm {
  /** What `Origin.envelopes` calls it and those inside it. */
  readonly names: readonly string[]
  /** Its members: one with any other is left to the parser. */
  readonly group: MemberGroup
  /** Makes what tells where the record stands; `undefined` where the wrapper may be something else. */
  readonly opener: (members: MemberReader) => () => WrappedPlace | undefined
}
