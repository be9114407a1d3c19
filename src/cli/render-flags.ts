import type { BundleFlags } from './load-attack.ts'

/** The options of `spoor playbook render`. */
export interface RenderFlags extends BundleFlags {
  readonly to: 'md' | 'html' | 'layer' | 'toc'
  readonly output?: string
  readonly rules?: readonly string[]
}
