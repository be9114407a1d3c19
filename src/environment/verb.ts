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

/**
 * Verbs that take a copy further: by these a change of principal, account or region is told (design
 * section 6), and who does so decided on it. Deleting, un-sharing and rules of a network that was there
 * before say nothing of who took the data.
 */
export const takingVerbs: ReadonlySet<Verb> = new Set([
  'create',
  'copy',
  'share',
  'export',
  'restore',
  'attach',
  'launch',
])
