/** What an event does to data, one vocabulary for all clouds (design section 1). */
export const verbs = [
  'create',
  'copy',
  'share',
  'unshare',
  'export',
  'restore',
  'attach',
  'detach',
  'launch',
  'expose',
  'unexpose',
  'delete',
  'protect',
  'unprotect',
  'access',
  'other',
] as const

/** One of {@link verbs}. */
export type Verb = (typeof verbs)[number]
