import { expect, it } from 'vitest'
import { resource } from '../../test/builders/step-builder.ts'
import type { Provider } from '../lineage/resource.ts'
import { tracesIn } from './traces-in.ts'

it.each<[Provider, string]>([
  ['aws', 'trail'],
  ['azure', 'Activity Log'],
  ['gcp', 'audit log'],
])('the use of a copy in %s stands in its %s', (provider, log) => {
  expect(tracesIn(resource('snap-1', { provider })).log).toBe(log)
})
