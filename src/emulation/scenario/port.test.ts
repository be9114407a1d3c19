import { expect, it } from 'vitest'
import { isPort } from './port.ts'

it.each([22, '22', '20-25', 'all', 0, 65_535])('%j is a port in every cloud', (port) => {
  for (const cloud of ['aws', 'azure', 'gcp'] as const) expect(isPort(port, cloud)).toBe(true)
})

it.each(['twenty', '', '22-', '25-20', 65_536, -1, '22,x'])('%j is none in any', (port) => {
  for (const cloud of ['aws', 'azure', 'gcp'] as const) expect(isPort(port, cloud)).toBe(false)
})

it('several are for Azure and Google Cloud', () => {
  const clouds = ['aws', 'azure', 'gcp'] as const
  expect(clouds.map((cloud) => isPort('22, 3389', cloud))).toEqual([false, true, true])
})
