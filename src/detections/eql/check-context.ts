import type { EqlFault } from './fault.ts'
import type { EqlSchema } from './schema.ts'

/** What a check needs besides the text. */
export interface CheckContext {
  readonly schema: EqlSchema | undefined
  readonly report: (fault: EqlFault) => void
}
