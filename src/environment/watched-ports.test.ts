import { expect, it } from 'vitest'
import { emptyEnvironment } from './configuration/environment.ts'
import { type PortRange, watchedPortsOf } from './watched-ports.ts'

const builtIn: readonly PortRange[] = [[22, 22]]
const ranges: readonly PortRange[] = [[9000, 9100]]

it('are the built-in ones, those of the file besides, or those alone', () => {
  const withPorts = (mode: 'also' | 'only'): readonly PortRange[] =>
    watchedPortsOf({ ...emptyEnvironment, ports: { mode, ranges, line: 2 } }, builtIn)
  expect(watchedPortsOf(emptyEnvironment, builtIn)).toEqual(builtIn)
  expect(withPorts('also')).toEqual([...builtIn, ...ranges])
  expect(withPorts('only')).toEqual(ranges)
})
